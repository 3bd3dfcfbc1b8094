using Kubewright.Core.Artifacts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Network;
using Kubewright.Provisioning.Hopeless;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Provisioning.Hopeless;

/// <summary>Journals of real kubelets, recorded on lab hosts while kubeadm ran: those of inits that could not succeed, and of one that did.</summary>
public sealed class RecordedJournalTests
{
    public static TheoryData<string, string> Faults => new()
    {
        { "1.20.2-api-server-with-unknown-flag", "kube-apiserver on cp1 ends as soon as it is started: " },
        { "1.20.2-etcd-with-unknown-flag", "etcd on cp1 ends as soon as it is started: " },
        { "1.20.2-image-not-to-be-pulled", "etcd on cp1 cannot start, because k8s.gcr.io/etcd:9.9.9-0 cannot be pulled (dial tcp: lookup k8s.gcr.io on [::1]:53" },
        { "1.20.2-sandbox-image-missing", "cp1 has no sandbox image k8s.gcr.io/pause:3.2, and it cannot be pulled, so no pod starts (dial tcp: lookup k8s.gcr.io on [::1]:53" },
        { "1.20.2-certificate-without-the-address", "the kubelet of cp1 does not take the certificate of 10.77.3.100:8443 (x509: certificate is valid for 10.96.0.1, 10.9.9.9, not 10.77.3.100)" },
        { "1.20.2-swap-on", "swap is on again on cp1, and the kubelet does not start with it" },
        { "1.20.2-cgroup-drivers-differ", "on cp1 the kubelet uses the cgroup driver cgroupfs and the container runtime systemd, so no container starts" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_hopeless_init_is_told_by_its_cause(string recording, string because) =>
        Assert.StartsWith(because, new JournalCase(JournalCase.Lab).Hears(JournalCase.Recorded(recording)[^1]).Stuck().Because, StringComparison.Ordinal);

    [Fact]
    public void An_init_that_succeeds_is_never_suspected_for_long_enough()
    {
        var init = new JournalCase(JournalCase.Lab);
        var blueprint = new Blueprint { Spec = init.Spec, Leader = init.Host, Artifacts = ArtifactOffer.Nothing, Credentials = Credentials.Sample };
        var suspicions = new Suspicions(KubeadmWatch.OfInit.Causes);
        var looks = JournalCase.Recorded("1.20.2-healthy-init");

        Assert.True(looks.Count > 8);
        Assert.All(looks.Index(), look => Assert.Null(suspicions.Look(new Situation(blueprint, init.Host, init.Hears(look.Item).Facts), TimeSpan.FromSeconds(2 * look.Index))));
    }

    [Fact]
    public void The_recorded_deadlock_is_told_within_seconds_and_is_nothing_where_the_address_is_held()
    {
        var waiting = new JournalCase(JournalCase.Lab).Hears(JournalCase.Recorded("1.20.2-address-that-no-host-holds")[^1]);

        Assert.Null(waiting.After(15));
        Assert.Equal(("it waits for 10.77.3.100:8443, which no host holds", 6), (waiting.IsUnheld().After(15)!.Value.Stuck.Because, waiting.After(15)!.Value.Seconds));
    }

    [Fact]
    public void The_same_journal_is_fine_where_the_address_is_held_and_the_deadlock_where_it_is_not()
    {
        // While an API server starts, connections to the endpoint fail on every host.
        var refused = "E1121 15:34:20.655865    8363 controller.go:144] failed to ensure lease exists, will retry in 200ms, error: Get \"https://10.77.3.100:8443/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/cp1?timeout=10s\": dial tcp 10.77.3.100:8443: i/o timeout";

        Assert.Null(new JournalCase(JournalCase.Lab).Says(refused).After(120));
        Assert.Equal("it waits for 10.77.3.100:8443, which no host holds", new JournalCase(JournalCase.Lab).Says(refused).Knows(new AddressInterface(JournalCase.Lab.EndpointAddress), null).Stuck().Because);
    }
}
