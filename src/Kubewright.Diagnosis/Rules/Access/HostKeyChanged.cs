using Kubewright.Core.Hosts;

namespace Kubewright.Diagnosis.Rules.Access;

/// <summary>A host shows another key than the one that is known: it was installed anew, or something answers in its place.</summary>
public sealed class HostKeyChanged() : ConnectionRule(ConnectionStage.ChangedKey)
{
    public override string Code => "host-key-changed";

    public override string Title => "No host shows another key than before";
}
