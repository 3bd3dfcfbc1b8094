using System.Text;
using Kubewright.Remote.Ssh;
using Xunit;

namespace Kubewright.Tests.Remote.Ssh;

public sealed class FrameBufferTests
{
    private const string Nonce = "0123abcd";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Output_and_markers_are_told_apart_however_the_bytes_are_cut(int piece)
    {
        var stream = $"login noise\u001e{Nonce} hello 0 77\nno newline\u001e{Nonce} end 1 0\n\u001e{Nonce} end 2 255\n\u001e\u001e{Nonce} end 3 1\nrest";

        var read = Read(stream, piece);

        Assert.Equal(["login noise", "[hello 0 77]", "no newline", "[end 1 0]", "[end 2 255]", "\u001e", "[end 3 1]", "rest"], read);
    }

    [Fact]
    public void Another_channels_marker_is_output() =>
        Assert.Equal(["\u001e0123abce end 1 0\n"], Read("\u001e0123abce end 1 0\n", 5));

    [Fact]
    public void Output_longer_than_the_buffer_passes_through()
    {
        var text = new string('x', 100_000);

        Assert.Equal([text, "[end 1 0]"], Read($"{text}\u001e{Nonce} end 1 0\n", 4096));
    }

    private static List<string> Read(string stream, int piece)
    {
        var frames = new FrameBuffer(Nonce);
        var read = new List<string>();
        var output = new StringBuilder();
        foreach (var bytes in Encoding.UTF8.GetBytes(stream).Chunk(piece))
        {
            var free = frames.Free();
            Assert.True(free.Length > 0);
            foreach (var part in bytes.Chunk(free.Length))
            {
                part.CopyTo(frames.Free());
                frames.Commit(part.Length);
                while (frames.TryTake(out var text, out var marker))
                {
                    output.Append(Encoding.UTF8.GetString(text));
                    if (marker is not null)
                    {
                        Flush();
                        read.Add($"[{marker.Word} {marker.First} {marker.Second}]");
                    }
                }
            }
        }

        Flush();
        return read;

        void Flush()
        {
            if (output.Length > 0)
            {
                read.Add(output.ToString());
                output.Clear();
            }
        }
    }
}
