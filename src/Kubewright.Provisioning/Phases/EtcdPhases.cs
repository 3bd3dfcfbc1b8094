using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Provisioning.Steps.Etcd;
using Kubewright.Provisioning.Steps.Hosts;

namespace Kubewright.Provisioning.Phases;

/// <summary>The part of <c>apply</c> that is there only where etcd runs under systemd.</summary>
/// <param name="Certified">From bare hosts of etcd to signed certificates.</param>
/// <param name="Started">From there to an etcd that is well, and API servers that are let in.</param>
/// <param name="Ready">What the cluster's first API server waits for.</param>
internal sealed record EtcdPhases(IReadOnlyList<Phase> Certified, IReadOnlyList<Phase> Started, IReadOnlyList<Phase> Ready)
{
    public static EtcdPhases For(ClusterSpec spec, bool setsTime)
    {
        if (!spec.IsEtcdExternal)
        {
            return new EtcdPhases([], [], []);
        }

        IReadOnlyList<Host> hosts = [.. spec.EtcdHosts];
        IReadOnlyList<Host> controlPlanes = [.. spec.ControlPlanes];
        var prepare = new Phase
        {
            Title = "Prepare etcd's hosts",
            Hosts = [.. hosts.Where(ApplyPhases.IsForEtcdOnly)],
            Steps = [new SetHostname(), new WriteHostsBlock(), new InstallPackages(), .. setsTime ? [new ConfigureTime()] : (IStep[])[]],
        };
        var ask = new Phase { Title = "Install etcd", Hosts = hosts, Steps = [new InstallEtcd(), new CreateEtcdAuthority(), new RequestEtcdCertificate(HostRole.Etcd)] };
        var askToo = new Phase { Title = "Ask for certificates", Hosts = controlPlanes, Steps = [new RequestEtcdCertificate(HostRole.ControlPlane)] };
        var sign = new Phase { Title = "Sign certificates", Hosts = hosts, After = [ask, askToo], Steps = [new SignEtcdCertificates()] };

        // Members that start for the first time wait for each other, so they must not take turns.
        var start = new Phase
        {
            Title = "Start etcd",
            Hosts = hosts,
            After = [sign],
            Steps = [new InstallEtcdCertificate(HostRole.Etcd), new KeepEtcdAuthority(), .. spec.EtcdInstances.Select(instance => new StartEtcd(instance))],
        };
        var keep = new Phase
        {
            Title = "Configure etcd",
            Hosts = hosts,
            After = [start],

            // A member that is restarted or taken in leaves the others alone with the majority.
            OneByOne = true,
            Steps = [.. spec.EtcdInstances.SelectMany(instance => (IStep[])[new RejoinEtcd(instance), new ConfigureEtcd(instance), new AwaitEtcd(instance)])],
        };
        var admit = new Phase { Title = "Let API servers into etcd", Hosts = controlPlanes, After = [sign], Steps = [new InstallEtcdCertificate(HostRole.ControlPlane)] };
        return new EtcdPhases([prepare, ask, askToo, sign], [start, keep, admit], [keep]);
    }
}
