using Kubewright.Core.Findings;

namespace Kubewright.Linting;

/// <summary>One thing that can be wrong in files that people write by hand, and how to correct it.</summary>
/// <param name="code">The fault in lower case with hyphens; also the name of its page in docs/rules.</param>
/// <param name="severity">How much its findings matter, unless one says otherwise.</param>
/// <param name="title">What is so where the rule finds nothing.</param>
/// <param name="why">What comes of the fault.</param>
public abstract class LintRule(string code, Severity severity, string title, string why)
{
    public string Code => code;

    public Severity Severity => severity;

    public string Title => title;

    public string Why => why;

    /// <summary>Judges the files given, each by itself and together. Pure.</summary>
    public abstract IEnumerable<LintFinding> Judge(LintSet set);

    /// <param name="edits">The correction where it is certain; without any it is left to the reader.</param>
    protected LintFinding Found(ConfigFile file, int line, string problem, string correction, params IEnumerable<LineEdit> edits) => new()
    {
        Code = code,
        Severity = severity,
        File = file.Name,
        Line = line,
        Problem = problem,
        Why = why,
        Correction = correction,
        Edits = [.. edits],
    };
}
