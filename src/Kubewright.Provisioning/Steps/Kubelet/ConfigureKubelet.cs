using System.Globalization;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Kubelet;

/// <summary>The kubelet runs with the settings that the file gives this host alone, laid over the cluster's; without such settings it runs with the cluster's.</summary>
public sealed class ConfigureKubelet : IStep
{
    private const string Unit = "kubelet.service";

    private const long UsualHealthPort = 10248;

    private const string Complaints = "journalctl -u kubelet --since -2min --no-pager -o cat 2>/dev/null | grep -E '^[EF][0-9]{4} |[Ff]ailed|unknown field' | tail -n 8";

    private static readonly ConfiguredUnit Service = new(Unit, [KubeletOverride.HostPath, KubeletOverride.DropInPath], UnitState.Restarted);

    public string Title => "Give the kubelet the host's own settings";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new FileContent(KubeletOverride.ClusterPath)), .. Service.Needs(host)];

    public Decision Decide(Situation situation)
    {
        var settings = situation.Host.KubeletConfiguration;
        if (settings.Entries.Count == 0)
        {
            return TakeBack(situation);
        }

        if (situation.Ask(new FileContent(KubeletOverride.ClusterPath)).Text is not { } written)
        {
            return new Decision.Later("kubeadm has not configured the kubelet yet");
        }

        if (YamlMap.TryParse(written) is not { } ofCluster)
        {
            return new Decision.Blocked($"{KubeletOverride.ClusterPath} is not a configuration in YAML", "restore the file: 'kubeadm upgrade node phase kubelet-config' writes it anew");
        }

        var document = KubeletOverride.Document(ofCluster, settings);
        var decision = Service.Decide(
            situation,
            new Dictionary<string, string?> { [KubeletOverride.HostPath] = YamlText.Write(document), [KubeletOverride.DropInPath] = KubeletOverride.DropIn });
        return decision is Decision.Change change ? change with { Actions = [.. change.Actions, Answer(document)] } : decision;
    }

    // The file goes last: as long as it is there, the kubelet may not have been restarted.
    private static Decision TakeBack(Situation situation)
    {
        var left = Service.Paths.Where(path => situation.Ask(new FileContent(path)).Text is not null).Reverse().ToList();
        return left.Count == 0
            ? new Decision.Satisfied("has none")
            : new Decision.Change(
                "the host has no settings of its own any more",
                [
                    .. left.Where(path => path == KubeletOverride.DropInPath).Select(path => new HostAction.RemoveFile(path)),
                    new HostAction.SetUnit(Unit, UnitState.Restarted),
                    Answer(YamlMap.TryParse(situation.Ask(new FileContent(KubeletOverride.ClusterPath)).Text ?? "") ?? YamlMap.Empty),
                    .. left.Where(path => path == KubeletOverride.HostPath).Select(path => new HostAction.RemoveFile(path)),
                ]);
    }

    // A kubelet that does not understand a setting starts and ends again and again.
    private static HostAction.RunCommand Answer(YamlMap document)
    {
        var port = document["healthzPort"] as long? ?? UsualHealthPort;
        var address = document["healthzBindAddress"] as string ?? "127.0.0.1";
        return new HostAction.RunCommand(new Command
        {
            Title = "wait until the kubelet answers",
            Timeout = TimeSpan.FromMinutes(1),
            Script = port == 0
                ? "sleep 3; systemctl is-active kubelet.service"
                : string.Create(CultureInfo.InvariantCulture, $$"""
                    ask() { if command -v curl >/dev/null; then curl -fsS -m 2 "$1"; else wget -q -T 2 -O - "$1"; fi; }
                    tries=0
                    until ask http://{{address}}:{{port}}/healthz >/dev/null 2>&1; do
                        tries=$((tries + 1)); [ "$tries" -lt 50 ] || { echo "the kubelet does not answer at {{address}} port {{port}}" >&2; exit 1; }
                        sleep 0.5
                    done
                    """),
        })
        {
            Evidence = Complaints,
        };
    }
}
