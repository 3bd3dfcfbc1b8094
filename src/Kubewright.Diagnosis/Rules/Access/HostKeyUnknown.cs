using Kubewright.Core.Hosts;

namespace Kubewright.Diagnosis.Rules.Access;

/// <summary>A host's key is not known, so that it cannot be told from an impostor.</summary>
public sealed class HostKeyUnknown() : ConnectionRule(ConnectionStage.UnknownKey)
{
    public override string Code => "host-key-unknown";

    public override string Title => "Every host's key is known";
}
