using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Kubelet;

namespace Kubewright.Provisioning.Hopeless;

/// <summary>A cause that the kubelet's journal tells of, alone or with other answers.</summary>
internal abstract class JournalCause : IStuckCause
{
    // The kubelet starts again 10 s after it died, and looks after every pod at least as often.
    protected static readonly TimeSpan StillSo = TimeSpan.FromSeconds(16);

    public virtual TimeSpan Holds => TimeSpan.FromSeconds(2);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new KubeletJournal()), .. MoreNeeds(blueprint, host)];

    public Stuck? Judge(Situation situation) => Judge(situation, [.. situation.Ask(new KubeletJournal()).Where(line => line.LastAgo <= StillSo)]);

    protected virtual IEnumerable<Need> MoreNeeds(Blueprint blueprint, Host host) => [];

    /// <param name="journal">What was said so lately that it still holds, the oldest first.</param>
    protected abstract Stuck? Judge(Situation situation, IReadOnlyList<JournalLine> journal);
}
