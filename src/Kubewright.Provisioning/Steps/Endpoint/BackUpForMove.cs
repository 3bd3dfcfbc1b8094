using Kubewright.Core.Endpoints;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Provisioning.Steps.Endpoint;

/// <summary>
/// What a move changes lies on the host as it was before: certificates, kubeconfigs and manifests, names and the configuration of balancers; on the leader also the
/// cluster's ConfigMaps, and a snapshot of etcd where a program to make one is there. For root only.
/// </summary>
public sealed class BackUpForMove(EndpointMove move) : IStep
{
    public string Title => "Back up what the move changes";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new FileContent(Mark))];

    private string Folder => $"{ActionScript.StateFolder}/backups/endpoint-move-{move.Id}";

    private string Mark => $"{Folder}/complete";

    public Decision Decide(Situation situation) => situation.Ask(new FileContent(Mark)).Text is { } said
        ? new Decision.Satisfied($"in {Folder}{(said.Trim() is { Length: > 0 } more ? $"; {more}" : "")}")
        : new Decision.Change($"to {Folder}", [new HostAction.RunCommand(new Command
        {
            Title = $"copy to {Folder}",
            Timeout = TimeSpan.FromMinutes(2),
            Script = $$"""
                set -eu
                umask 077
                PATH=/usr/local/bin:$PATH
                rm -rf {{Folder}}.new
                mkdir -p {{Folder}}.new
                for file in /etc/hosts /etc/kubernetes /etc/haproxy/haproxy.cfg /etc/nginx/nginx.conf /etc/keepalived/keepalived.conf /root/.kube/config /var/lib/kubelet/config.yaml /var/lib/kubelet/kubeadm-flags.env; do
                    [ ! -e "$file" ] || { mkdir -p "{{Folder}}.new$(dirname "$file")"; cp -a "$file" "{{Folder}}.new$file"; }
                done
                said=
                {{(situation.Host.Name == situation.Leader.Name ? Cluster : ":")}}
                echo "$said" >{{Folder}}.new/complete
                rm -rf {{Folder}}
                mv {{Folder}}.new {{Folder}}
                sync -f {{Folder}}
                """,
        })]);

    // etcd in a pod writes to its data folder, which is the host's.
    private string Cluster => $$"""
        {{ClusterQuestion<object>.Kubectl}} -n kube-system get configmaps -o yaml >{{Folder}}.new/kube-system-configmaps.yaml
        {{ClusterQuestion<object>.Kubectl}} -n kube-public get configmaps -o yaml >{{Folder}}.new/kube-public-configmaps.yaml
        pki=/etc/kubernetes/pki/etcd
        arguments="--endpoints https://127.0.0.1:2379 --cacert $pki/ca.crt --cert $pki/server.crt --key $pki/server.key snapshot save"
        if [ ! -e $pki/server.key ]; then said='no snapshot of etcd: it does not run in pods'
        elif command -v etcdctl >/dev/null; then ETCDCTL_API=3 etcdctl $arguments {{Folder}}.new/etcd-snapshot.db >/dev/null 2>&1 || said='no snapshot of etcd: etcdctl did not make one'
        else
            pod=$(crictl ps -q --state running --name '^etcd$' 2>/dev/null | head -n 1)
            if [ -n "$pod" ] && crictl exec "$pod" etcdctl $arguments /var/lib/etcd/kubewright-snapshot.db >/dev/null 2>&1; then mv /var/lib/etcd/kubewright-snapshot.db {{Folder}}.new/etcd-snapshot.db
            else said='no snapshot of etcd: no etcdctl here'; fi
        fi
        """;
}
