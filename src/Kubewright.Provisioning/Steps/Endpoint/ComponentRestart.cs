using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;

namespace Kubewright.Provisioning.Steps.Endpoint;

/// <summary>
/// Ends a component of the control plane, which the kubelet starts again at once. By its process and not through the runtime, whose programs differ. An API server that
/// is asked to end closes its port and then waits up to a minute for its watchers, so it is given a moment only: what it wrote is in etcd.
/// </summary>
internal static class ComponentRestart
{
    public static HostAction Of(string component) => new HostAction.RunCommand(new Command
    {
        Title = $"restart {component}",
        Script = $$"""
            running() { pgrep -f '^([^ ]*/)?{{component}} '; }
            before=$(running) || exit 0
            kill -TERM $before 2>/dev/null
            for tick in 1 2 3 4 5 6 7 8 9 10; do
                left=; for process in $before; do [ ! -e /proc/$process/exe ] || left="$left $process"; done
                [ -n "$left" ] || exit 0
                sleep 0.3
            done
            kill -KILL $left 2>/dev/null || :
            """,
    });
}
