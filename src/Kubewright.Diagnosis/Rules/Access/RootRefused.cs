using Kubewright.Core.Hosts;

namespace Kubewright.Diagnosis.Rules.Access;

/// <summary>The user logs in, but may not become root.</summary>
public sealed class RootRefused() : ConnectionRule(ConnectionStage.Root)
{
    public override string Code => "root-refused";

    public override string Title => "Every host gives us root";
}
