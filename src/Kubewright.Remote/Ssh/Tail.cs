using System.Text;

namespace Kubewright.Remote.Ssh;

/// <summary>Reads a stream to its end and keeps the last few kilobytes: what an ssh process complained about.</summary>
internal sealed class Tail
{
    private const int Kept = 8 * 1024;

    private readonly StringBuilder _text = new();

    public Tail(Stream stream) => Done = ReadAsync(stream);

    /// <summary>Done when the stream has ended.</summary>
    public Task Done { get; }

    public string Text
    {
        get
        {
            lock (_text)
            {
                return _text.ToString();
            }
        }
    }

    private async Task ReadAsync(Stream stream)
    {
        var bytes = new byte[1024];
        while (await stream.ReadAsync(bytes) is > 0 and var count)
        {
            lock (_text)
            {
                _text.Append(Encoding.UTF8.GetString(bytes, 0, count));
                _text.Remove(0, Math.Max(0, _text.Length - Kept));
            }
        }
    }
}
