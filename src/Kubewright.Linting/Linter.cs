using Kubewright.Linting.Files;
using Kubewright.Linting.Syntax;

namespace Kubewright.Linting;

/// <summary>Reads files, judges and corrects them. Pure.</summary>
public static class Linter
{
    // A correction may show another fault, and two corrections of one line come one after the other; more rounds than this mean that two rules undo each other.
    private const int MostRounds = 20;

    /// <summary>The kinds of files that can be judged, in words.</summary>
    public static string KnownKinds => ConfigFileReader.Known;

    /// <summary>Whether somebody said whose file it is, or its content does.</summary>
    public static bool Knows(LintInput input) => (input.Kind ?? ConfigFileReader.KindOf(new LintText(input.Name, input.Text).Plain)) is not null;

    public static LintReading Read(IReadOnlyList<LintInput> inputs)
    {
        var (files, errors) = (new List<ConfigFile>(), new List<LintError>());
        foreach (var input in inputs)
        {
            try
            {
                files.Add(ConfigFileReader.Read(input));
            }
            catch (SyntaxException wrong)
            {
                errors.Add(new LintError(input.Name, wrong.Line, wrong.Message, wrong.Remedy));
            }
        }

        return errors.Count > 0 ? new LintReading.Wrong(errors) : new LintReading.Right(new LintSet(files));
    }

    /// <summary>What is wrong, by file and line.</summary>
    public static IReadOnlyList<LintFinding> Judge(LintSet set)
    {
        var order = set.Files.Select(file => file.Name).ToList();
        return [.. LintCatalog.All.SelectMany(rule => rule.Judge(set)).OrderBy(finding => order.IndexOf(finding.File)).ThenBy(finding => finding.Line)];
    }

    /// <param name="inputs">Files that can be read.</param>
    public static LintCorrection Correct(IReadOnlyList<LintInput> inputs)
    {
        var first = Findings(inputs);
        var (files, left) = (inputs, first);
        for (var round = 0; round < MostRounds && left.Any(finding => finding.IsFixable); round++)
        {
            files = WithEdits(files, left);
            left = Findings(files);
        }

        return left.Any(finding => finding.IsFixable)
            ? throw new InvalidOperationException($"corrections do not come to an end: {string.Join(", ", left.Where(finding => finding.IsFixable).Select(finding => finding.Code))}")
            : new LintCorrection(files, [.. first.Where(finding => finding.IsFixable)], left);
    }

    private static IReadOnlyList<LintFinding> Findings(IReadOnlyList<LintInput> inputs) => Read(inputs) switch
    {
        LintReading.Right right => Judge(right.Set),
        LintReading.Wrong wrong => throw new InvalidOperationException($"what was to be corrected cannot be read: {string.Join("; ", wrong.Errors.Select(error => error.What))}"),
        var other => throw new InvalidOperationException($"unknown reading {other}"),
    };

    // A finding's edits belong together: those that meet an earlier finding's wait for the next round.
    private static List<LintInput> WithEdits(IReadOnlyList<LintInput> files, IReadOnlyList<LintFinding> findings)
    {
        var made = new List<LineEdit>();
        foreach (var edits in findings.Select(finding => finding.Edits))
        {
            var news = edits.Where(edit => !made.Any(edit.IsSameAs)).ToList();
            if (!news.Any(edit => made.Any(edit.Meets)))
            {
                made.AddRange(news);
            }
        }

        return [.. files.Select(file => file with { Text = new LintText(file.Name, file.Text).With(made.Where(edit => edit.File == file.Name)) })];
    }
}
