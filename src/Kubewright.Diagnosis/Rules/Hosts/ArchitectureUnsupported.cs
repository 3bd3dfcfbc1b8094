using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>A host's processor is one for which there are no artifacts.</summary>
public sealed class ArchitectureUnsupported : HostRule
{
    private static readonly string[] Supported = ["x86_64", "aarch64"];

    public override string Code => "architecture-unsupported";

    public override string Title => "Every host is amd64 or arm64";

    public override bool MayBeAccepted => false;

    protected override IEnumerable<Probe> Asked(CaseFile caseFile, Host host) => [new HostSystem()];

    protected override IEnumerable<Finding> Judge(CaseFile caseFile, Host host)
    {
        if (caseFile.Ask(host, new HostSystem()).Machine is var machine && !Supported.Contains(machine))
        {
            yield return Finding.On(host, $"is {machine}; amd64 (x86_64) and arm64 (aarch64) are supported", "take another machine, or a 64-bit system on this one");
        }
    }
}
