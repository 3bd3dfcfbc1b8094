using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kubewright.Core.Endpoints;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Endpoint;
using Kubewright.Inspection.Probes.Network;
using Kubewright.Provisioning.Config;

namespace Kubewright.Tests.TestKit.Simulation;

/// <summary>
/// Where a cluster in memory names its endpoint, and who answers there. It judges after every command: whatever server a client knows must be held by a host with a
/// balancer, and every API server must serve a certificate for it.
/// </summary>
internal sealed partial class SimulatedEndpoint
{
    private readonly SimulatedCluster _cluster;
    private readonly EndpointMove _move;
    private readonly Dictionary<string, List<(string Path, string Server)>> _kubeconfigs = [];
    private readonly Dictionary<string, (List<string> Written, List<string> Served)> _certificates = [];
    private readonly Dictionary<(string Name, string Key), string> _maps;
    private string? _proxies;

    public SimulatedEndpoint(SimulatedCluster cluster, EndpointMove move)
    {
        (_cluster, _move) = (cluster, move);
        var server = move.From.EndpointServer;
        foreach (var host in move.From.Nodes)
        {
            _kubeconfigs[host.ToString()] = [.. Paths(host).Select(path => (path, server))];
        }

        foreach (var host in move.From.ControlPlanes)
        {
            var names = KubeadmConfig.CertificateNames(move.From).Append("kubernetes").ToList();
            _certificates[host.ToString()] = (names, names);
        }

        _maps = new()
        {
            [("kubeadm-config", "ClusterConfiguration")] = $"apiServer:\n  certSANs: [my-own.example]\ncontrolPlaneEndpoint: {move.From.ControlPlaneEndpoint}\n",
            [("cluster-info", "kubeconfig")] = $"clusters:\n- cluster:\n    server: {server}\n",
            [("kube-proxy", "kubeconfig.conf")] = $"clusters:\n- cluster:\n    server: {server}\n",
        };
    }

    public EndpointMove Move => _move;

    /// <summary>Every server that a client on a host knows.</summary>
    public IEnumerable<string> Servers => _kubeconfigs.Values.SelectMany(files => files.Select(file => file.Server)).Concat(_maps.Values.SelectMany(text => Server().Matches(text).Select(match => match.Value)));

    public IEnumerable<string> CoveredNames => _certificates.Values.SelectMany(names => names.Served).Distinct();

    public ProbeAnswer? To(SimulatedHost host, Probe probe) => probe switch
    {
        ClusterKubeconfigs => Said(Lines(_kubeconfigs.GetValueOrDefault(host.Host.ToString(), []).Select(file => $"{file.Path} {file.Server}"))),
        KubeconfigServer file => Said($"    server: {_kubeconfigs[host.Host.ToString()].First(other => other.Path == file.Path).Server}\n", ""),
        FilesNaming naming => Said(Lines(_kubeconfigs.GetValueOrDefault(host.Host.ToString(), []).Where(file => file.Server == naming.Server).Select(file => file.Path))),
        CertificateNames => Said(Certificate(_certificates[host.Host.ToString()].Written), ""),
        ServedNames names => Said(Lines(names.Names.Split(' ').Intersect(_certificates[host.Host.ToString()].Served))),
        ClusterConfigMaps => Said(JsonSerializer.Serialize(new { items = _maps.Select(map => new { metadata = new { name = map.Key.Name, @namespace = map.Key.Name == "cluster-info" ? "kube-public" : "kube-system" }, data = new Dictionary<string, string> { [map.Key.Key] = map.Value } }) }), ""),
        ProxyRollout => Said(JsonSerializer.Serialize(new
        {
            metadata = new { generation = 1 },
            spec = new { template = new { metadata = new { annotations = new Dictionary<string, string?> { [ProxyRollout.Annotation] = _proxies } } } },
            status = new { observedGeneration = 1, desiredNumberScheduled = 4, updatedNumberScheduled = 4, numberAvailable = 4 },
        }), ""),
        ClientConnections clients => Said(Lines(KubeletOf(host) == new IPEndPoint(IPAddress.Parse(clients.Address), clients.Port).ToString() ? ["0 0 192.168.2.12:41234 192.168.2.10:6443 users:((\"kubelet\",pid=812,fd=12))"] : [])),
        ComponentStarts => Said(Lines(host.Host.Is(HostRole.ControlPlane) ? [$"kube-apiserver {(_certificates[host.Host.ToString()] is var (written, served) && written.SequenceEqual(served) ? "fresh" : "stale")}", "kube-controller-manager fresh", "kube-scheduler fresh"] : [])),
        KubeletState => Said(Lines(["ok"])),
        EndpointHealth health => Said(Lines([Holds(new Uri(health.Server).Host) ? "ok" : "curl: (7) Failed to connect"])),
        _ => null,
    };

    /// <summary>Whether the command was one about the endpoint, which is done then.</summary>
    public bool Perform(SimulatedHost host, Command command)
    {
        var name = host.Host.ToString();
        switch (command.Title.Split(' '))
        {
            case ["copy", "to", var folder]:
                host.Write($"{folder}/complete", "\n");
                return true;
            case ["kubeadm", "init", "phase", "certs", "apiserver"]:
                var names = Names().Match(host.Files["/run/kubewright/certificate.yaml"]).Groups[1].Captures.Select(capture => capture.Value.Trim('\'')).Append("kubernetes").ToList();
                _certificates[name] = _certificates[name] with { Written = names };
                return true;
            case ["restart", "kube-apiserver"]:
                _certificates[name] = _certificates[name] with { Served = _certificates[name].Written };
                return true;
            case ["name", var server, "in", var path]:
                _kubeconfigs[name] = [.. _kubeconfigs[name].Select(file => file.Path == path ? (path, server) : file)];
                host.Write(path, server);
                return true;
            case ["kubectl", "patch", "configmap", var map]:
                var data = Patch(command).GetProperty("data").EnumerateObject().Single();
                _maps[(map, data.Name)] = data.Value.GetString()!;
                return true;
            case ["kubectl", "patch", "daemonset", "kube-proxy"]:
                _proxies = Patch(command).GetProperty("spec").GetProperty("template").GetProperty("metadata").GetProperty("annotations").GetProperty(ProxyRollout.Annotation).GetString();
                return true;
            default:
                return command.Title == "kubectl rollout status daemonset kube-proxy";
        }
    }

    /// <summary>What is wrong for some client; null where all are served.</summary>
    public string? Trouble()
    {
        foreach (var server in Servers.Distinct())
        {
            var name = new Uri(server).Host;
            if (!Holds(name))
            {
                return $"nobody answers at {server}, which clients use";
            }

            if (_certificates.FirstOrDefault(names => !names.Value.Served.Contains(name)) is { Key: { } lacking })
            {
                return $"{lacking} serves a certificate without {name}, which clients use";
            }
        }

        return null;
    }

    private bool Holds(string name) =>
        Address(name) is var address && _cluster.Hosts.Any(host => host.Files.GetValueOrDefault(KubeVipState.ManifestPath, "").Contains($" {address}\n", StringComparison.Ordinal)
            || (host.Unit("keepalived.service").IsActive && host.Unit("haproxy.service").IsActive
            && host.Files.GetValueOrDefault("/etc/keepalived/keepalived.conf", "").Contains($" {address}/32", StringComparison.Ordinal)));

    private string Address(string name) =>
        new[] { _move.From, _move.To }.FirstOrDefault(spec => spec.Endpoint.Name == name)?.EndpointAddress.ToString() ?? name;

    // A kubelet stays with what it was started with.
    private string? KubeletOf(SimulatedHost host)
    {
        var server = new Uri(_kubeconfigs[host.Host.ToString()][0].Server);
        return host.Written.GetValueOrDefault(ClusterKubeconfigs.Kubelet) > host.Unit("kubelet.service").Changed ? null : $"{Address(server.Host)}:{server.Port}";
    }

    private static string[] Paths(Host host) => host.Is(HostRole.ControlPlane)
        ? [ClusterKubeconfigs.Kubelet, "/etc/kubernetes/admin.conf", ClusterKubeconfigs.ControllerManager, ClusterKubeconfigs.Scheduler]
        : [ClusterKubeconfigs.Kubelet];

    private static string Certificate(List<string> names)
    {
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=kube-apiserver", key, System.Security.Cryptography.HashAlgorithmName.SHA256);
        var alternatives = new System.Security.Cryptography.X509Certificates.SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address))
            {
                alternatives.AddIpAddress(address);
            }
            else
            {
                alternatives.AddDnsName(name);
            }
        }

        request.CertificateExtensions.Add(alternatives.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return certificate.ExportCertificatePem() + "\n";
    }

    private static JsonElement Patch(Command command) => JsonDocument.Parse(PatchText().Match(command.Script).Groups[1].Value.Replace("'\\''", "'", StringComparison.Ordinal)).RootElement;

    private static ProbeAnswer Said(string output, string end = "asked\n") => new(0, output + end, "");

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    [GeneratedRegex(@"certSANs:\n(?:    - (\S+)\n)+")]
    private static partial Regex Names();

    [GeneratedRegex("--patch '(.*)'", RegexOptions.Singleline)]
    private static partial Regex PatchText();

    [GeneratedRegex(@"https://[\w.:-]+")]
    private static partial Regex Server();
}
