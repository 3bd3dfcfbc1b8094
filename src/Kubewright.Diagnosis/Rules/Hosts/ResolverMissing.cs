using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>A host has no name server, and is to fetch Kubernetes from the internet.</summary>
public sealed class ResolverMissing : HostRule
{
    public override string Code => "resolver-missing";

    public override string Title => "Every host that needs names can ask for them";

    protected override IEnumerable<Probe> Asked(CaseFile caseFile, Host host) =>
        host.IsNode && caseFile.Spec.Artifacts is { Directory: null, Url: null } ? [new ResolverSetup()] : [];

    protected override IEnumerable<Finding> Judge(CaseFile caseFile, Host host) => caseFile.Ask(host, new ResolverSetup()).Servers.Count == 0
        ? [Finding.On(host, "/etc/resolv.conf names no name server, and Kubernetes and its images are fetched from the internet by name", "write the name server of your network there, or give artifacts from a directory of your own")]
        : [];
}
