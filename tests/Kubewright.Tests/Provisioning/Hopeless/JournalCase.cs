using Kubewright.Core.Artifacts;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Kubelet;
using Kubewright.Inspection.Probes.Network;
using Kubewright.Provisioning.Hopeless;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Provisioning.Hopeless;

/// <summary>A host on which kubeadm runs, and what the watch would see and say.</summary>
internal sealed class JournalCase
{
    private const string Folder = "tests/Kubewright.Tests/Provisioning/Hopeless/Journals";

    private readonly Blueprint _blueprint;

    public JournalCase(ClusterSpec spec, string host = "cp1")
    {
        _blueprint = new Blueprint { Spec = spec, Leader = spec.ControlPlanes.First(), Artifacts = ArtifactOffer.Nothing, Credentials = Credentials.Sample };
        Host = spec.Hosts.Single(one => one.ToString() == host);
        Facts = Facts.WithKnown(Host, new KubeletJournal(), []).WithKnown(Host, new ListeningPorts(), []);
        foreach (var component in (string[])["etcd", "kube-apiserver"])
        {
            Facts = Facts.WithKnown(Host, new StaticPodLog(component), []);
        }

        foreach (var (at, holder) in spec.Hosts.Index())
        {
            Facts = Facts.WithKnown(holder, new AddressInterface(spec.EndpointAddress), at == 0 ? new InterfaceAddress("eth0", 32) : null);
        }

        Facts = Facts.WithKnown(Host, new EndpointHealth(spec.EndpointServer), "ok").WithKnown(_blueprint.Leader, EndpointLines.OwnHealth(_blueprint.Leader), "curl: (7) Failed to connect");
    }

    public FactSet Facts { get; set; } = FactSet.Empty;

    public Host Host { get; }

    public ClusterSpec Spec => _blueprint.Spec;

    /// <summary>The lab's host of the recorded journals.</summary>
    public static ClusterSpec Lab { get; } = Specs.Read(
        """
        apiVersion: kubewright.io/v1alpha1
        kind: Cluster
        version: 1.20.2
        hosts: [{name: cp1, address: 10.77.3.11, roles: [control-plane]}]
        endpoint: {address: 10.77.3.100}
        """);

    /// <summary>What the kubelet said one second ago, several times.</summary>
    public JournalCase Says(params IReadOnlyList<string> lines)
    {
        Facts = Facts.WithKnown(Host, new KubeletJournal(), [.. lines.Select(line => new JournalLine(line, true, 3, TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(1)))]);
        return this;
    }

    public JournalCase Log(string component, params IReadOnlyList<string> lines)
    {
        Facts = Facts.WithKnown(Host, new StaticPodLog(component), lines);
        return this;
    }

    public JournalCase Knows<T>(Probe<T> probe, T value, string? on = null)
    {
        Facts = Facts.WithKnown(on is null ? Host : Spec.Hosts.Single(host => host.ToString() == on), probe, value);
        return this;
    }

    public JournalCase IsUnheld()
    {
        foreach (var host in Spec.Hosts)
        {
            Facts = Facts.WithKnown(host, new AddressInterface(Spec.EndpointAddress), null);
        }

        return this;
    }

    /// <summary>What is said if everything stays as it is for so long; null where kubeadm is left alone.</summary>
    public (Stuck Stuck, int Seconds)? After(int seconds, CommandWatch? watch = null)
    {
        var suspicions = new Suspicions((watch ?? KubeadmWatch.OfInit).Causes);
        for (var second = 0; second <= seconds; second++)
        {
            if (suspicions.Look(new Situation(_blueprint, Host, Facts), TimeSpan.FromSeconds(second)) is { } stuck)
            {
                return (stuck, second);
            }
        }

        return null;
    }

    public Stuck Stuck(int within = 15, CommandWatch? watch = null)
    {
        Assert.True(After(within, watch) is not null, "nothing was found");
        return After(within, watch)!.Value.Stuck;
    }

    /// <summary>Every answer in a recording, in order: one for each look.</summary>
    public static IReadOnlyList<string> Recorded(string name)
    {
        var answers = new List<string>();
        var answer = "";
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, Folder, name + ".txt")))
        {
            answer += line + "\n";
            if (line == "asked")
            {
                answers.Add(answer);
                answer = "";
            }
        }

        return answers;
    }

    public JournalCase Hears(string answer)
    {
        Facts = Facts.With(Host, new KubeletJournal(), new ProbeAnswer(0, answer, ""));
        Assert.Null(Facts.Get(Host, new KubeletJournal()).WhyUnknown);
        return this;
    }
}
