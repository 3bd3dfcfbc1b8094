using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;

namespace Kubewright.Core.Plans;

/// <summary>One reason for which a command that is under way cannot come to a good end, and how to tell while it runs. It does no I/O and keeps nothing.</summary>
public interface IStuckCause
{
    /// <summary>How long it has to be seen without a break before it counts: longer than what looks like it and passes by itself.</summary>
    TimeSpan Holds { get; }

    /// <summary>What has to be asked again and again. Not judged while one of them that must be known is not.</summary>
    IEnumerable<Need> Needs(Blueprint blueprint, Host host);

    /// <summary>What is wrong as things are; null where this is not it. Pure.</summary>
    Stuck? Judge(Situation situation);
}
