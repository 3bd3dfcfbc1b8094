using System.Security.Cryptography;
using System.Text;
using Kubewright.Core.Artifacts;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Provisioning.Hopeless;
using Kubewright.Provisioning.Phases;
using Kubewright.Remote.Local;
using Kubewright.Tests.TestKit;
using Kubewright.Tests.TestKit.Simulation;

namespace Kubewright.Tests.Scenarios;

/// <summary>A cluster file in a folder of its own, hosts in memory, and what a run makes of them.</summary>
internal sealed class Scenario
{
    public Scenario(string name, string containerd, bool bare)
    {
        (Name, Folder) = (name, $"Scenarios/{name}");
        var folder = Path.Combine(Repository.Root, "tests/Kubewright.Tests", Folder);
        Spec = Specs.Read(File.ReadAllText(Path.Combine(folder, "cluster.yaml")), new ClusterFolderOnDisk(folder));
        Artifacts = OfferFor(Spec);
        Cluster = new SimulatedCluster(Spec, Artifacts, host =>
        {
            host.ContainerdVersion = containerd;
            host.Runs(SimulatedOs.NamedBy(host.Host.ToString()));
            if (bare)
            {
                host.Bare();
            }
        });
    }

    public string Name { get; }

    /// <summary>Relative to the project of the tests.</summary>
    public string Folder { get; }

    public ClusterSpec Spec { get; }

    public ArtifactOffer Artifacts { get; }

    public SimulatedCluster Cluster { get; }

    /// <summary>Asks the hosts and concludes what there is to do, as the commands do.</summary>
    public async Task<(Blueprint Blueprint, IReadOnlyList<Phase> Phases, Plan Plan, FactGatherer Facts)> PredictAsync(
        JoinCredentials? credentials = null, Func<Blueprint, IReadOnlyList<Phase>>? list = null)
    {
        var facts = new FactGatherer(Cluster.Sessions, TimeProvider.System);
        await AskAsync(Leadership.Needs(Spec));
        var blueprint = new Blueprint { Spec = Spec, Leader = Leadership.Choose(Spec, facts.Facts), Artifacts = Artifacts, Credentials = credentials ?? Credentials.Sample };
        var phases = (list ?? ApplyPhases.For)(blueprint);
        await AskAsync(Planner.Needs(blueprint, phases));
        Cluster.Learn(Spec.Nodes.SelectMany(host => KubeadmWatch.OfJoin(Spec.EndpointServer).Causes.SelectMany(cause => cause.Needs(blueprint, host))));
        return (blueprint, phases, Planner.Plan(blueprint, phases, facts.Facts), facts);

        Task AskAsync(IEnumerable<Need> needs)
        {
            var all = needs.ToList();
            Cluster.Learn(all);
            return facts.AskAsync(all, again: false, CancellationToken.None);
        }
    }

    /// <summary>Does what a plan says: on every host in its order, up to the first step that has to wait for something.</summary>
    public async Task PerformAsync(Plan plan)
    {
        var within = plan.Steps.GroupBy(step => step.Host).ToDictionary(steps => steps.Key, steps => steps.TakeWhile(step => step.Decision is not Decision.Later).ToHashSet());
        foreach (var (host, action) in ActionsOf(new Plan([.. plan.Steps.Where(step => within[step.Host].Contains(step))])))
        {
            var result = await Cluster.Sessions[host.Name].RunAsync(ActionScript.For(action, Artifacts), null, CancellationToken.None);
            Xunit.Assert.True(result.Succeeded, $"{host}: {action.Title} failed");
        }
    }

    public static IEnumerable<(Host Host, HostAction Action)> ActionsOf(Plan plan) =>
        from step in plan.Steps
        where step.Decision is Decision.Change
        from action in ((Decision.Change)step.Decision).Actions
        select (step.Host, action);

    // Version 1.20 comes with everything a site without internet needs, later ones as the project releases them.
    private static ArtifactOffer OfferFor(ClusterSpec spec)
    {
        var version = spec.KubernetesVersion.ToString();
        var files = ((string[])["kubeadm", "kubelet", "kubectl"]).Select(name => Artifact(name, version, ArtifactKind.File, $"files/{name}"));
        var offline = spec.KubernetesVersion.IsAtLeast(1, 21)
            ? []
            : ((string[])["kube-apiserver", "kube-controller-manager", "kube-scheduler", "kube-proxy"])
                .Select(name => Artifact(name, version, ArtifactKind.Image, $"images/{name}.tar") with { References = [$"k8s.gcr.io/{name}:{version}"] })
                .Append(Artifact("etcd", "3.4.13-0", ArtifactKind.Image, "images/etcd.tar") with { References = ["k8s.gcr.io/etcd:3.4.13-0"] })
                .Append(Artifact("pause", "3.2", ArtifactKind.Image, "images/pause.tar") with { References = ["k8s.gcr.io/pause:3.2"] })
                .Append(Artifact("crictl", "v1.20.0", ArtifactKind.File, "files/crictl"));
        IEnumerable<Artifact> runtime = spec.Runtime.Source == RuntimeSource.Packages
            ? []
            :
            [
                Artifact("containerd", "v2.1.9", ArtifactKind.Archive, "files/containerd.tar.gz"), Artifact("runc", "v1.3.6", ArtifactKind.File, "files/runc"),
                Artifact("cni-plugins", "v1.9.1", ArtifactKind.Archive, "files/cni-plugins.tgz"),
            ];
        IEnumerable<Artifact> etcd = spec.KubernetesVersion.IsAtLeast(1, 21)
            ? [Artifact("etcd", "v3.6.8", ArtifactKind.Archive, "files/etcd.tar.gz")]
            : ((string[])["etcd", "etcdctl"]).Select(name => Artifact(name, "3.5.16", ArtifactKind.File, $"files/{name}"));
        return new ArtifactOffer(new ArtifactCatalog { Source = "a catalogue for tests", Artifacts = [.. files, .. offline, .. runtime, .. etcd] }, $"http://{ArtifactOffer.Controller}:8080");
    }

    private static Artifact Artifact(string name, string version, ArtifactKind kind, string location) => new()
    {
        Name = name, Version = version, Architecture = "amd64", Kind = kind, Location = location, Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name} {version}"))),
    };
}
