using System.Buffers;
using System.Text;

namespace Kubewright.Remote.Ssh;

/// <summary>Collects one stream of a command: the whole text, byte for byte as UTF-8, and its lines as they come.</summary>
internal sealed class OutputText(Action<string>? onLine)
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private int _told;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        if (onLine is null)
        {
            return;
        }

        for (var newline = Untold.IndexOf((byte)'\n'); newline >= 0; newline = Untold.IndexOf((byte)'\n'))
        {
            Tell(newline, skip: 1);
        }
    }

    /// <summary>The text, after its last line has been told even where it has no newline.</summary>
    public string Finish()
    {
        if (onLine is not null && Untold.Length > 0)
        {
            Tell(Untold.Length, skip: 0);
        }

        return Encoding.UTF8.GetString(_bytes.WrittenSpan);
    }

    private ReadOnlySpan<byte> Untold => _bytes.WrittenSpan[_told..];

    private void Tell(int length, int skip)
    {
        var line = Encoding.UTF8.GetString(Untold[..length]);
        _told += length + skip;
        onLine!(line);
    }
}
