using System.Text;

namespace Kubewright.Remote.Ssh;

/// <summary>
/// Splits a stream of bytes into output and markers. A marker is a record separator (0x1e), the channel's nonce, a text and
/// a newline; it may follow output that has no newline of its own. Pure: bytes are put in and taken out.
/// </summary>
internal sealed class FrameBuffer(string nonce)
{
    private readonly byte[] _prefix = Encoding.ASCII.GetBytes($"\u001e{nonce} ");
    private byte[] _bytes = new byte[16 * 1024];
    private int _start;
    private int _end;

    /// <summary>Where the next bytes are to be written; never empty. Then call <see cref="Commit"/>.</summary>
    public Memory<byte> Free()
    {
        if (_start > 0)
        {
            _bytes.AsSpan(_start.._end).CopyTo(_bytes);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _bytes.Length)
        {
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }

        return _bytes.AsMemory(_end);
    }

    public void Commit(int count) => _end += count;

    /// <summary>Takes what can be told by now. Output and marker may both be there: the marker is what follows the output.</summary>
    /// <returns>False where more bytes are needed.</returns>
    public bool TryTake(out ReadOnlySpan<byte> output, out Marker? marker)
    {
        marker = null;
        var held = _bytes.AsSpan(_start.._end);
        var at = held.IndexOf(_prefix);
        if (at < 0)
        {
            output = held[..SurelyOutput(held)];
            _start += output.Length;
            return output.Length > 0;
        }

        output = held[..at];
        var text = held[(at + _prefix.Length)..];
        var length = text.IndexOf((byte)'\n');
        _start += at;
        if (length < 0)
        {
            return output.Length > 0;
        }

        marker = Marker.Parse(text[..length]);
        _start += _prefix.Length + length + 1;
        return true;
    }

    /// <summary>How much of the bytes cannot be a marker's beginning.</summary>
    private int SurelyOutput(ReadOnlySpan<byte> held)
    {
        var from = Math.Max(0, held.Length - _prefix.Length + 1);
        for (var at = from; at < held.Length; at++)
        {
            if (held[at] == _prefix[0] && _prefix.AsSpan().StartsWith(held[at..]))
            {
                return at;
            }
        }

        return held.Length;
    }
}
