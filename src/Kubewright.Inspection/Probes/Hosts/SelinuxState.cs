using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>Whether SELinux enforces its policy, and whether that policy knows containers.</summary>
public sealed record SelinuxState : Probe<Selinux>
{
    public override string Id => "selinux";

    // The package container-selinux adds the module "container" to the policy's store.
    public override string Script => """
        if [ -r /sys/fs/selinux/enforce ]; then
            [ "$(cat /sys/fs/selinux/enforce)" = 1 ] && echo enforcing || echo permissive
            set -- /var/lib/selinux/*/active/modules/*/container
            [ -e "$1" ] && echo containers
        else echo off; fi
        echo asked
        """;

    protected override Fact<Selinux> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") is ["enforcing" or "permissive" or "off", ..] lines
        ? Known(new Selinux(lines[0] == "enforcing", lines.Contains("containers")))
        : Unknown(answer.Complaint);
}

/// <summary>State of SELinux.</summary>
/// <param name="KnowsContainers">Its policy has the module for containers.</param>
public sealed record Selinux(bool Enforces, bool KnowsContainers);
