using System.Text;

namespace Kubewright.Cli.Output;

/// <summary>Lines at the bottom of a terminal that are drawn over and over, while others scroll by above them.</summary>
internal sealed class LiveRegion(TextWriter writer, Func<TerminalSize> size)
{
    // Terminals that know "synchronised output" show each drawing at once; the others ignore it.
    private const string Begin = "\e[?2026h\e[?25l";
    private const string End = "\e[?2026l";
    private const string ShowCursor = "\e[?25h";

    private int _drawn;

    /// <param name="above">Lines that are finished; they stay. May hold colours.</param>
    /// <param name="lines">The region's new lines, without colours; cut to the terminal's size.</param>
    /// <param name="paint">Colours a line after it was cut.</param>
    public void Draw(IEnumerable<string> above, IReadOnlyList<string> lines, Func<string, string> paint)
    {
        var (width, height) = (size().Width, size().Height);
        var text = new StringBuilder(Begin).Append(Back);
        foreach (var line in above)
        {
            text.Append(line).Append('\n');
        }

        var shown = lines.Take(Math.Max(1, height - 2)).ToList();
        foreach (var line in shown)
        {
            text.Append(paint(line.Length < width ? line : line[..Math.Max(0, width - 2)] + "…")).Append('\n');
        }

        _drawn = shown.Count;
        writer.Write(text.Append(End).ToString());
        writer.Flush();
    }

    /// <summary>Removes the region and leaves the finished lines.</summary>
    public void Clear()
    {
        writer.Write(Begin + Back + End + ShowCursor);
        writer.Flush();
        _drawn = 0;
    }

    private string Back => _drawn == 0 ? "\r\e[J" : $"\r\e[{_drawn}A\e[J";
}

internal readonly record struct TerminalSize(int Width, int Height);
