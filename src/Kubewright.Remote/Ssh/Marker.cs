using System.Globalization;
using System.Text;

namespace Kubewright.Remote.Ssh;

/// <summary>What the agent says between outputs: <c>hello uid group</c>, <c>end id code</c>, <c>died code</c> or <c>gone</c>.</summary>
internal sealed record Marker(string Word, long First, long Second)
{
    public const string Hello = "hello";
    public const string End = "end";

    /// <summary>The sh that runs scripts is no more.</summary>
    public const string Died = "died";

    /// <summary>The client's end of input was seen, and everything that ran has been ended.</summary>
    public const string Gone = "gone";

    public static Marker Parse(ReadOnlySpan<byte> text)
    {
        var words = Encoding.UTF8.GetString(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new Marker(words.ElementAtOrDefault(0) ?? "", Number(words.ElementAtOrDefault(1)), Number(words.ElementAtOrDefault(2)));
    }

    private static long Number(string? word) => long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
