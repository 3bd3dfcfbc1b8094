using Kubewright.Core.Hosts;

namespace Kubewright.Provisioning.Drills;

/// <summary>What a load balancer that is not ours does with a dead API server and with quiet connections.</summary>
public sealed record LoadBalancerResult
{
    /// <summary>The control plane whose API server was made to hang; null where there is no second one, so that none was.</summary>
    public Host? Hung { get; init; }

    /// <summary>Questions that were put while it hung.</summary>
    public int Asked { get; init; }

    /// <summary>Of these, the ones that got no answer within two seconds.</summary>
    public int Lost { get; init; }

    /// <summary>From the hanging to the last question that was lost; null where questions were lost up to the end.</summary>
    public TimeSpan? EjectedAfter { get; init; }

    /// <summary>When a watch that nothing came through was cut; null where it lived as long as it was tried.</summary>
    public TimeSpan? IdleCutAfter { get; init; }
}
