using Kubewright.Core.Facts;

namespace Kubewright.Core.Findings;

/// <summary>Calls rules to judge, and none without the answers it needs.</summary>
public static class Judgement
{
    public static IEnumerable<Need> Needs(IEnumerable<IRule> rules, CaseFile caseFile) => rules.SelectMany(rule => rule.Needs(caseFile));

    /// <summary>Asks what rules need. That may grow with the answers; a round that brings nothing new is the last.</summary>
    /// <param name="open">Opens the case with what is known.</param>
    public static async Task AskAsync(IReadOnlyList<IRule> rules, Func<FactSet, CaseFile> open, FactGatherer facts, bool again, CancellationToken cancellationToken)
    {
        var asked = 0;
        for (var needs = Round(); needs.Count > asked; needs = Round())
        {
            asked = needs.Count;
            await facts.AskAsync(needs, again, cancellationToken);
        }

        List<Need> Round() => [.. Needs(rules, open(facts.Facts)).Distinct()];
    }

    public static Verdict Of(IRule rule, CaseFile caseFile) =>
        rule.Needs(caseFile).Where(need => !need.MayBeUnknown).Select(need => caseFile.Facts.Get(need.Host, need.Probe).WhyUnknown).FirstOrDefault(why => why is not null) is { } why
            ? new Verdict.NotAssessed(why)
            : rule.Judge(caseFile);
}
