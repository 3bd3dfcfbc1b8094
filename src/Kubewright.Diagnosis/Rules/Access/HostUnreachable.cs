using Kubewright.Core.Hosts;

namespace Kubewright.Diagnosis.Rules.Access;

/// <summary>Nothing answers at a host's address and port, or not in time.</summary>
public sealed class HostUnreachable() : ConnectionRule(ConnectionStage.Reach)
{
    public override string Code => "host-unreachable";

    public override string Title => "Every host answers";
}
