using System.Text.RegularExpressions;

namespace Kubewright.Inspection.Pasted;

/// <summary>A command of kubectl or etcdctl as it was typed, and what of the cluster its answer covers.</summary>
public sealed partial record PastedCommand
{
    private static readonly string[] WithValue = ["-n", "--namespace", "-l", "--selector", "--field-selector", "-o", "--output", "--kubeconfig", "--context", "-w", "--sort-by", "-c", "--endpoints", "--cacert", "--cert", "--key", "--request-timeout"];

    public required string Text { get; init; }

    /// <summary>kubectl or etcdctl; null for anything else.</summary>
    public string? Program { get; init; }

    /// <summary>Words that are no options: <c>get pods</c>.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The namespace asked for; null where the command names none.</summary>
    public string? Namespace { get; init; }

    public bool IsOfAllNamespaces { get; init; }

    /// <summary>Nothing narrows the answer: no name, no selector, no filter behind a pipe.</summary>
    public bool IsWhole { get; init; }

    public static PastedCommand Of(string typed)
    {
        var words = Word().Matches(typed.Replace("\\\n", " ", StringComparison.Ordinal)).Select(match => match.Value.Trim('\'', '"')).ToList();
        var program = words.FindIndex(word => ProgramOf(word) is not null);
        if (program < 0)
        {
            return new PastedCommand { Text = typed };
        }

        var end = words.FindIndex(program, word => word is "|" or ">" or ">>" or ";" or "&&" or "||" || word.StartsWith("2>", StringComparison.Ordinal));
        var arguments = words[(program + 1)..(end < 0 ? words.Count : end)];
        var plain = new List<string>();
        var options = new List<(string Name, string Value)>();
        for (var at = 0; at < arguments.Count; at++)
        {
            if (!arguments[at].StartsWith('-'))
            {
                plain.Add(arguments[at]);
            }
            else if (arguments[at].Split('=', 2) is [var name, var value])
            {
                options.Add((name, value));
            }
            else if (WithValue.Contains(arguments[at]) && at + 1 < arguments.Count && !arguments[at + 1].StartsWith('-'))
            {
                options.Add((arguments[at], arguments[++at]));
            }
            else
            {
                options.Add((arguments[at], ""));
            }
        }

        return new PastedCommand
        {
            Text = typed,
            Program = ProgramOf(words[program]),
            Words = plain,
            Namespace = options.Where(option => option.Name is "-n" or "--namespace").Select(option => option.Value).FirstOrDefault(),
            IsOfAllNamespaces = options.Any(option => option.Name is "-A" or "--all-namespaces"),
            IsWhole = words.FindIndex(word => word == "|") < 0
                && plain.Count <= 2
                && plain.All(word => !word.Contains('/', StringComparison.Ordinal))
                && !options.Any(option => option.Name is "-l" or "--selector" or "--field-selector"),
        };
    }

    private static string? ProgramOf(string word) => word[(word.LastIndexOf('/') + 1)..] switch
    {
        "kubectl" or "oc" or "k" => "kubectl",
        "etcdctl" => "etcdctl",
        _ => null,
    };

    [GeneratedRegex(@"'[^']*'|""[^""]*""|\|\||&&|[|;]|[^\s|;]+")]
    private static partial Regex Word();
}
