using Kubewright.Inspection.Description.Wording;
using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Description.Describers;

/// <summary>What was asked and is not known: refused, silent, or not understood.</summary>
internal sealed class GapsDescriber : IDescriber
{
    private const int MostNamed = 15;

    public string Section => "gaps";

    // Hosts and an API that are silent as a whole are said elsewhere.
    public IEnumerable<Statement> Describe(ClusterView view)
    {
        var refused = view.Readings.Gaps.Where(gap => gap.State == EvidenceState.Refused).ToList();
        if (refused.Count > 0)
        {
            yield return Say.Unknown("refused", PodWords.Refused(string.Join(", ", refused.Select(gap => gap.Command[(gap.Command.LastIndexOf(' ') + 1)..].Trim('\'')).Distinct())), refused.Select(Proof));
        }

        foreach (var gap in view.Readings.Gaps.Where(gap => gap.State == EvidenceState.Cut || (gap.State == EvidenceState.Unreachable && gap.Source == EvidenceSource.Text)).Take(MostNamed))
        {
            yield return Say.Unknown("not-told", PodWords.NotAnswered(gap.Subject, gap.Command, Short(gap.Why.Split('\n')[0])), [Proof(gap)]).About(gap.Subject);
        }
    }

    private static string Short(string why) => why.Length <= 160 ? why : why[..160] + "…";

    private static Proof Proof(GapReading gap) => new(gap.Source, gap.Subject, gap.Command, gap.Why);
}
