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
        foreach (var statement in Unread(view))
        {
            yield return statement;
        }

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

    // Prose around a paste is no fault of the cluster, but whoever reads should know that it was left out.
    private static IEnumerable<Statement> Unread(ClusterView view)
    {
        var unread = view.Readings.Gaps.Where(gap => gap is { Source: EvidenceSource.Text, State: EvidenceState.Answered }).ToList();
        if (unread.Count > 0)
        {
            yield return Say.Fine("text-unread", PodWords.Unread(string.Join("; ", unread.Select(gap => gap.Command).Distinct().Take(MostNamed)), unread.Count), unread.Select(Proof)).With(("count", unread.Count));
        }
    }

    private static Proof Proof(GapReading gap) => new(gap.Source, gap.Subject, gap.Command, gap.Why);
}
