using System.Globalization;
using System.Text;
using Kubewright.Core.Hosts;

namespace Kubewright.Core.Facts;

/// <summary>Many probes as one command, so that a host is asked in one round trip.</summary>
public static class ProbeBatch
{
    /// <param name="marker">A word that no answer holds; it separates the answers.</param>
    public static Command Compose(IReadOnlyList<Probe> probes, string marker)
    {
        var script = new StringBuilder("export LC_ALL=C\n");
        script.Append("complaints=$(mktemp) || exit 1\n");
        for (var index = 0; index < probes.Count; index++)
        {
            script.Append(CultureInfo.InvariantCulture, $"printf '\\n%s answer {index}\\n' {marker}\n");
            script.Append("(\n").Append(probes[index].Script).Append("\n) 2>\"$complaints\" </dev/null\n");
            script.Append(CultureInfo.InvariantCulture, $"printf '\\n%s code %s\\n' {marker} $?\n");
            script.Append("cat \"$complaints\"\n");
        }

        script.Append(CultureInfo.InvariantCulture, $"rm -f \"$complaints\"; printf '\\n%s end\\n' {marker}\n");
        return new Command { Script = script.ToString(), Title = $"ask {probes.Count} questions", ReadOnly = true, Timeout = TimeSpan.FromSeconds(60) };
    }

    /// <summary>The answers, by the probe's place in the batch. Probes whose answer is missing or cut off are left out.</summary>
    public static IReadOnlyDictionary<int, ProbeAnswer> Split(string output, string marker)
    {
        var answers = new Dictionary<int, ProbeAnswer>();
        var sections = output.Split($"\n{marker} ");
        for (var at = 1; at + 2 < sections.Length; at += 2)
        {
            var (head, text) = Cut(sections[at]);
            var (code, complaints) = Cut(sections[at + 1]);
            answers[int.Parse(head.Split(' ')[1], CultureInfo.InvariantCulture)] =
                new ProbeAnswer(int.Parse(code.Split(' ')[1], CultureInfo.InvariantCulture), text, complaints);
        }

        return answers;
    }

    private static (string Head, string Text) Cut(string section)
    {
        var end = section.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? (section, "") : (section[..end], section[(end + 1)..]);
    }
}
