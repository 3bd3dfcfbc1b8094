using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Provisioning.Packages;

/// <summary>A host's distribution as far as steps care: what its packages are called, who installs them, and where its files lie.</summary>
internal sealed record Distribution(OsIdentity Os, PackageInstaller Packages)
{
    /// <summary>What a step needs that asks <see cref="Of(Situation)"/>.</summary>
    public static IEnumerable<Need> Needs(Host host) => [new(host, new OsRelease()), new(host, new PackageTool())];

    /// <summary>The distribution of the step's host; null where its family is not known, or its package manager is not there.</summary>
    public static Distribution? Of(Situation situation) => Of(situation.Ask(new OsRelease()), situation.Ask(new PackageTool()));

    public static Distribution? Of(OsIdentity os, string tool) => (os.Family, tool) switch
    {
        (OsFamily.Debian or OsFamily.Ubuntu, "apt-get") => new Distribution(os, new PackageInstaller.Apt()),
        (OsFamily.RedHat or OsFamily.Fedora, "dnf" or "yum") => new Distribution(os, new PackageInstaller.Rpm(tool)),
        _ => null,
    };

    /// <summary>What a step says where there is no such distribution.</summary>
    /// <param name="wanted">What is missing for want of it: <c>socat</c>.</param>
    public static Decision.Blocked Unknown(Situation situation, string wanted)
    {
        var (os, tool) = (situation.Ask(new OsRelease()), situation.Ask(new PackageTool()));
        return os.Family is null
            ? new Decision.Blocked($"{wanted} missing, and {os.Name} is of no family known here: Debian, Ubuntu, RHEL with its rebuilds, Fedora", "install what is missing on the host")
            : new Decision.Blocked($"{wanted} missing, and {os.Name} has {(tool == "none" ? "no package manager known here" : $"{tool} only")}", "install what is missing on the host");
    }

    /// <summary>Names of packages, in the order given and each once.</summary>
    public IReadOnlyList<string> NamesOf(IReadOnlyCollection<SystemPackage> packages) =>
        [.. packages.Where(package => !IsWithin(package, packages)).Select(package => PackageNames.Of(package, Os)).Distinct()];

    // containerd.io has a runc of its own and refuses to stand beside another.
    private bool IsWithin(SystemPackage package, IReadOnlyCollection<SystemPackage> packages) =>
        package == SystemPackage.Runc && Os.Family == OsFamily.RedHat && packages.Contains(SystemPackage.Containerd);
}
