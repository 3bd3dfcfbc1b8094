using System.Text.RegularExpressions;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.ControlPlane;

namespace Kubewright.Tests.TestKit.Simulation;

/// <summary>What kubeadm and kubectl do, and when they refuse.</summary>
internal static partial class SimulatedKubeadm
{
    private const string Config = "/run/kubewright/kubeadm.yaml";

    public static string? Perform(SimulatedHost host, Command command)
    {
        var (cluster, words) = (host.Cluster, command.Title.Split(' '));
        switch (words)
        {
            case ["kubeadm", "init"]:
                return Init(host);
            case ["kubeadm", "join"]:
                return Join(host);
            case ["kubeadm", "reset", "of", ..]:
                Clear(host);
                host.AttemptUnderWay = false;
                cluster.HasObjects &= !host.AttemptWasInit;
                return null;
            case ["kubeadm", "reset"]:
                Clear(host);
                host.AttemptUnderWay = false;
                cluster.Nodes.Clear();
                cluster.Marks.Clear();
                return null;
            case ["kubeadm", "upload", "certificates", ..]:
                Issue(cluster, host.Files["/run/kubewright/credentials.yaml"]);
                host.Files.Remove("/run/kubewright/credentials.yaml");
                return null;
            case ["delete", .. var secrets]:
                foreach (var secret in secrets)
                {
                    cluster.Tokens.Remove(secret.Replace("bootstrap-token-", "", StringComparison.Ordinal));
                    cluster.HasCertificates &= secret != "kubeadm-certs";
                }

                return null;
            case ["kubectl", "delete", "node", .. var nodes]:
                return nodes.All(cluster.Nodes.Remove) ? null : "nodes not found";
            case ["kubectl", ("label" or "annotate" or "taint") and var verb, "node", var node, "--overwrite", .. var marks]:
                return Mark(cluster, verb, node, marks);
            case ["wait", "until", "the", "kubelet", "answers"]:
                return host.Unit("kubelet.service").IsActive ? null : "the kubelet does not answer";
            case ["read", "why", "it", "failed"]:
                return null;
            case ["set", "podCIDR", "of", var node, "to", var share]:
                cluster.Nodes[node] = share;
                return null;
            case ["etcd", "member", "remove", var id]:
                cluster.Members.Remove(cluster.Members.ElementAt(Convert.ToInt32(id, 16) - 1).Key);
                return null;
            case ["kubectl", "apply", "-f", ..]:
                return cluster.IsServedTo(host) ? null : "the connection to the server was refused";
            case ["note", "what", "was", "applied"]:
                cluster.AppliedDigest = Digest().Match(command.Script).Groups[1].Value;
                return null;
            default:
                throw new NotSupportedException($"the simulation does not know how to '{command.Title}'");
        }
    }

    /// <summary>What is left of a command that was killed half-way.</summary>
    public static void DoHalf(SimulatedHost host, Command command)
    {
        if (command.Title is not ("kubeadm init" or "kubeadm join"))
        {
            return;
        }

        (host.AttemptUnderWay, host.HasKubeletConf, host.HasAdminConf) = (true, true, host.Host.Is(HostRole.ControlPlane));
        host.Files.Remove(Config);
        host.AttemptWasInit = command.Title == "kubeadm init";
        host.Cluster.HasObjects |= host.AttemptWasInit;
        if (host.Host.Is(HostRole.ControlPlane))
        {
            host.Manifests.Add("kube-apiserver");
        }

        if (host.Host.Is(HostRole.ControlPlane) && !host.Cluster.Spec.IsEtcdExternal)
        {
            // A join that is killed has added its member and not started it.
            host.HasEtcdData = command.Title == "kubeadm init";
            host.Cluster.Members[host.Host.Address.ToString()] = "";
        }

        if (command.Title == "kubeadm join")
        {
            // Its kubelet has registered the node and reported that it is ready.
            host.Cluster.Nodes[host.Host.ToString()] = null;
        }
    }

    private static string? Init(SimulatedHost host)
    {
        var cluster = host.Cluster;
        var refusal = Preflight(host) ?? (cluster.Nodes.Count > 0 ? "there is a cluster already: a second one would be made" : null)
            ?? (cluster.Spec.Endpoint.Kind != EndpointKind.KubeVip && !cluster.Reaches(host, host) ? "the endpoint does not lead here: init would ask it in vain for minutes" : null);
        if (refusal is not null)
        {
            return refusal;
        }

        if (cluster.Spec.Endpoint.KubeVip is { } kubeVip && KubeVipTrouble(host, kubeVip) is { } trouble)
        {
            return trouble;
        }

        if (cluster.Spec.IsEtcdExternal && (cluster.HasObjects || !host.Etcd.IsLetIn))
        {
            return cluster.HasObjects ? "etcd has the objects of a cluster with other certificates" : "[ERROR ExternalEtcdVersion] couldn't load external etcd's server certificate";
        }

        cluster.Members.Clear();
        cluster.Tokens.Clear();
        cluster.Members[host.Host.Address.ToString()] = host.Host.ToString();
        cluster.HasObjects = true;
        Issue(cluster, host.Files[Config]);
        return BecomeControlPlane(host);
    }

    // Who binds the address that init asks for, and by whose right.
    private static string? KubeVipTrouble(SimulatedHost host, KubeVipSpec kubeVip) =>
        !host.Files.TryGetValue(KubeVipState.ManifestPath, out var manifest) ? "nobody binds the endpoint's address: init would wait for it for minutes"
        : !host.Images.Contains(kubeVip.Reference) ? "the image of kube-vip is not there in time"
        : manifest.Contains("/super-admin.conf", StringComparison.Ordinal) != host.Cluster.Spec.KubernetesVersion.IsAtLeast(1, 29) ? "kube-vip may not have its lease"
        : null;

    private static string? Join(SimulatedHost host)
    {
        // kubeadm's check DirAvailable--etc-kubernetes-manifests.
        if (host.Files.ContainsKey(KubeVipState.ManifestPath))
        {
            return "[ERROR DirAvailable--etc-kubernetes-manifests] /etc/kubernetes/manifests is not empty";
        }

        var (cluster, config) = (host.Cluster, host.Files[Config]);
        var refusal = Preflight(host)
            ?? (!cluster.Tokens.ContainsKey(TokenId().Match(config).Groups[1].Value) ? "the bootstrap token is not known" : null)
            ?? (!config.Contains(Inspection.Recordings.ControlPlaneRecordings.RsaPin, StringComparison.Ordinal) ? "the authority is not the one that is pinned" : null)
            ?? (!cluster.IsServedTo(host) ? "no route to host" : null)
            ?? (cluster.Spec.Endpoint.Kind == EndpointKind.Local && host.Balances(host) ? "the join may ask its own API server, which only starts" : null)
            ?? (cluster.Nodes.ContainsKey(host.Host.ToString()) ? $"a Node with name \"{host.Host}\" and status \"Ready\" already exists in the cluster" : null);
        if (refusal is not null)
        {
            return refusal;
        }

        if (!config.Contains("\ncontrolPlane:", StringComparison.Ordinal))
        {
            return BecomeNode(host);
        }

        if (!cluster.HasCertificates || cluster.Members.ContainsValue(""))
        {
            return cluster.HasCertificates ? "etcd has a member that never started" : "the certificates were not uploaded";
        }

        cluster.Members[host.Host.Address.ToString()] = host.Host.ToString();
        if (cluster.Spec.IsEtcdExternal)
        {
            host.Etcd.Inherit(cluster.Hosts.First(other => other.IsServing));
        }

        return BecomeControlPlane(host);
    }

    private static string? Mark(SimulatedCluster cluster, string verb, string node, IEnumerable<string> marks)
    {
        if (!cluster.Nodes.ContainsKey(node))
        {
            return $"nodes \"{node}\" not found";
        }

        foreach (var mark in marks.Select(quoted => quoted.Trim('\'')))
        {
            // key=value, for taints key=value:effect; with a dash at the end to take it away.
            var (key, value) = (Before(mark, '='), mark.Contains('=') ? mark[(mark.IndexOf('=') + 1)..] : "");
            var effect = verb == "taint" && value.Length > 0 ? value[value.LastIndexOf(':')..] : "";
            if (!mark.EndsWith('-'))
            {
                cluster.Marks[(verb, node, key + effect)] = value[..(value.Length - effect.Length)];
            }
            else if (!cluster.Marks.Remove((verb, node, mark[..^1])))
            {
                return $"{mark} not found";
            }
        }

        return null;

        static string Before(string text, char mark) => text.Contains(mark) ? text[..text.IndexOf(mark)] : text;
    }

    private static string? Preflight(SimulatedHost host) => host switch
    {
        { HasKubeletConf: true } or { HasEtcdData: true } or { Manifests.Count: > 0 } => "[ERROR FileAvailable] parts of a cluster are here",
        { Swap.Count: > 0 } => "[ERROR Swap] running with swap on is not supported",
        { MissingFeatures.Count: > 0 } => "[ERROR FileContent--proc-sys-net-bridge-bridge-nf-call-iptables]",
        _ when host.Sysctls["net.ipv4.ip_forward"] != "1" => "[ERROR FileContent--proc-sys-net-ipv4-ip_forward]",
        _ when host.Missing.Count > 0 => $"[ERROR FileExisting] {string.Join(' ', host.Missing)} not found",
        _ when !host.Unit("containerd.service").IsActive => "[ERROR CRI] container runtime is not running",
        _ when !host.Programs.ContainsKey("/usr/local/bin/kubelet") && !host.Installed.ContainsKey("kubelet") => "[ERROR KubeletVersion] no kubelet",
        _ when !host.Unit("kubelet.service").IsEnabled => "[WARNING Service-Kubelet] kubelet service is not enabled",
        _ when host.Cluster.Spec.Endpoint.Kind == EndpointKind.Keepalived && host.Cluster.Holder is null => "nobody holds the endpoint's address: init would wait for it for minutes",
        _ when host.Name != host.Host.ToString() => "[WARNING Hostname] the hostname is not the node's name",
        _ => null,
    };

    private static string? BecomeControlPlane(SimulatedHost host)
    {
        (host.HasAdminConf, host.HasEtcdData) = (true, !host.Cluster.Spec.IsEtcdExternal);
        host.Manifests.AddRange(KubeadmTraces.PodsOf(host.Cluster.Spec));
        return BecomeNode(host);
    }

    private static IEnumerable<string> RoleTaints(KubernetesVersion version) =>
        ((string[])["master", "control-plane"]).Where(role => role == "master" ? !version.IsAtLeast(1, 25) : version.IsAtLeast(1, 24)).Select(role => $"node-role.kubernetes.io/{role}:NoSchedule");

    private static string? BecomeNode(SimulatedHost host)
    {
        var config = host.Files[Config];
        (host.HasKubeletConf, host.AttemptUnderWay, host.HasTraffic) = (true, false, true);
        host.Files.Remove(Config);
        host.Unit("kubelet.service").IsActive = true;
        host.Write("/var/lib/kubelet/config.yaml", "apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nmaxPods: 110\n");
        if (!config.Contains("\n  taints:", StringComparison.Ordinal))
        {
            foreach (var taint in host.Host.Is(HostRole.ControlPlane) ? RoleTaints(host.Cluster.Spec.KubernetesVersion) : [])
            {
                host.Cluster.Marks[("taint", host.Host.ToString(), taint)] = "";
            }
        }

        foreach (Match taint in Taint().Matches(config))
        {
            host.Cluster.Marks[("taint", host.Host.ToString(), $"{taint.Groups[1].Value}:{taint.Groups[3].Value}")] = taint.Groups[2].Value;
        }

        // The controller manager gives nodes their networks, where it is told to.
        host.Cluster.Nodes[host.Host.ToString()] = host.Cluster.Spec.Networking.Cni == CniKind.Bridge ? null : $"10.244.{host.Cluster.Nodes.Count}.0/24";
        return null;
    }

    // In 1.20's words: certificates and everything under /etc/kubernetes go.
    private static void Clear(SimulatedHost host)
    {
        (host.HasKubeletConf, host.HasAdminConf, host.HasEtcdData) = (false, false, false);
        host.Manifests.Clear();
        host.Files.Remove(KubeVipState.ManifestPath);
        host.Files.Remove("/var/lib/kubelet/config.yaml");
        host.Unit("kubelet.service").IsActive = false;
    }

    private static void Issue(SimulatedCluster cluster, string config)
    {
        cluster.Tokens[TokenId().Match(config).Groups[1].Value] = Description().Match(config).Groups[1].Value;

        // kubeadm limits the life of the uploaded certificates by a token that admits nobody.
        cluster.Tokens["9z8y7x"] = "Proxy for managing TTL for the kubeadm-certs secret";
        cluster.HasCertificates = true;
    }

    [GeneratedRegex("token: '?([a-z0-9]{6})\\.")]
    private static partial Regex TokenId();

    [GeneratedRegex("description: (.*)")]
    private static partial Regex Description();

    [GeneratedRegex("    - key: (.*)\n      value: (.*)\n      effect: (.*)\n")]
    private static partial Regex Taint();

    [GeneratedRegex("digest=([0-9a-f]{64})")]
    private static partial Regex Digest();
}
