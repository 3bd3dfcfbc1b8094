using Kubewright.Core.Hosts;

namespace Kubewright.Cli.Output;

/// <summary>Roles as the cluster file writes them.</summary>
internal static class RoleText
{
    public static string Of(HostRole role) => role switch
    {
        HostRole.ControlPlane => "control-plane",
        HostRole.Worker => "worker",
        HostRole.Etcd => "etcd",
        _ => "load-balancer",
    };
}
