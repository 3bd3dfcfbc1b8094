using Kubewright.Core.Artifacts;
using Kubewright.Core.Endpoints;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Etcd;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Runtime;
using Kubewright.Provisioning.Config;
using Kubewright.Provisioning.Steps.ControlPlane;
using Kubewright.Provisioning.Steps.Etcd;
using Kubewright.Provisioning.Steps.Removal;
using Kubewright.Tests.TestKit;
using Xunit;
using Recorded = Kubewright.Tests.Inspection.Recordings.EtcdCertificates;

namespace Kubewright.Tests.Provisioning.Steps;

/// <summary>etcd under systemd.</summary>
public sealed class EtcdStepTests
{
    private static readonly ClusterSpec Spec = Specs.Read(
        """
        apiVersion: kubewright.io/v1alpha1
        kind: Cluster
        version: 1.32.0
        hosts:
          - {name: etcd1, address: 192.168.2.31, roles: [etcd]}
          - {name: etcd2, address: 192.168.2.32, roles: [etcd]}
          - {name: etcd3, address: 192.168.2.33, roles: [etcd]}
          - {name: cp1, address: 192.168.2.11, roles: [control-plane]}
          - {name: cp2, address: 192.168.2.12, roles: [control-plane]}
        endpoint: {address: 192.168.2.10}
        """);

    private static readonly EtcdInstance Main = EtcdInstance.Main;
    private static readonly EtcdRemains Nothing = new(false, false), Started = new(true, true), Settled = new(true, false);
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(Recorded.Made);
    private static readonly string Authority = Recorded.Pem(Recorded.AuthorityCertificate);

    private static readonly EtcdAuthorityState Signer = new(
        Recorded.AuthorityKey, Authority, new Dictionary<string, string> { ["member-etcd1"] = Recorded.Pem(Recorded.MemberCertificate) }, new Dictionary<string, string> { ["member-etcd2"] = "MIIB" });

    private static readonly EtcdCertificateState Asked = new(Now) { Key = Recorded.MemberKey, Request = Recorded.Pem(Recorded.MemberRequest) };
    private static readonly EtcdCertificateState Signed = Asked with { Certificate = Recorded.Pem(Recorded.MemberCertificate), Authority = Authority, IsVerified = true };

    [Fact]
    public void A_host_makes_its_own_key_and_asks_once()
    {
        var step = Case(new RequestEtcdCertificate(HostRole.Etcd), "etcd1");

        var request = Assert.IsType<HostAction.RunCommand>(Assert.Single(step.With(Member("etcd1"), new EtcdCertificateState(Now)).Changes("no certificate yet", "openssl req member-etcd1")));
        Assert.Contains("-key /etc/etcd/pki/member.key -subj /CN=etcd1", request.Command.Script, StringComparison.Ordinal);
        step.With(Member("etcd1"), Asked).IsSatisfied("has asked");
        step.With(Member("etcd1"), Signed).With("etcd1", new EtcdAuthority(), Signer).IsSatisfied("has a certificate");
    }

    [Fact]
    public void A_certificate_that_ends_soon_or_lacks_a_name_is_asked_for_anew()
    {
        var identity = EtcdIdentity.MemberOn(Spec.Hosts[0]);

        Assert.Null(Signed.Flaw(identity));
        Assert.Null((Signed with { Now = Now.AddDays(1825 - 366) }).Flaw(identity));
        Assert.StartsWith("the certificate ends on ", (Signed with { Now = Now.AddDays(1825 - 364) }).Flaw(identity), StringComparison.Ordinal);
        Assert.Equal("the certificate does not name etcd9", Signed.Flaw(identity with { Sans = ["etcd1", "etcd9"] }));
        Assert.Equal("the certificate is not for the key", (Signed with { Key = "0" }).Flaw(identity));
        Assert.Equal("the certificate does not hold", (Signed with { IsVerified = false }).Flaw(identity));
        Assert.Equal("the key is missing", (Signed with { Key = null }).Flaw(identity));
    }

    [Fact]
    public void Only_the_leader_and_control_planes_that_serve_ask_for_the_API_servers_certificate()
    {
        var client = new EtcdCertificate(EtcdIdentity.Client);

        Case(new RequestEtcdCertificate(HostRole.ControlPlane), "cp1").With(client, new EtcdCertificateState(Now)).Changes("no certificate yet", "openssl req client-cp1");
        Case(new RequestEtcdCertificate(HostRole.ControlPlane), "cp2").With(client, new EtcdCertificateState(Now)).IsSatisfied("kubeadm brings it when the host joins");
        Case(new InstallEtcdCertificate(HostRole.ControlPlane), "cp2").With(client, new EtcdCertificateState(Now)).IsSatisfied("kubeadm brings it when the host joins");
        Case(new RequestEtcdCertificate(HostRole.ControlPlane), "cp2").With(client, new EtcdCertificateState(Now))
            .With(new KubeadmState(), KubeadmTraces.None with { HasKubeletConf = true, HasAdminConf = true, Manifests = ["kube-apiserver"] })
            .Changes("no certificate yet", "openssl req client-cp2");
    }

    [Fact]
    public void The_authority_is_made_once_and_never_anew_where_etcd_has_data()
    {
        var step = Case(new CreateEtcdAuthority(), "etcd1");

        step.Changes("there is none yet", "openssl req etcd-ca");
        Case(new CreateEtcdAuthority(), "etcd2").IsSatisfied("etcd1 makes it");
        step.With("etcd2", new EtcdAuthority(), Signer).IsSatisfied("etcd2 has its key");
        step.With("etcd3", new EtcdTraces(Main), Settled).IsBlocked(
            "etcd3 has etcd's data, and no host of etcd has the key of etcd's authority, /etc/etcd/pki/ca.key",
            "put it back from a backup; a new authority would shut the members out from each other");
    }

    [Fact]
    public void What_was_asked_for_is_signed_with_the_names_of_the_cluster_file_and_with_the_key_wrapped_for_other_members()
    {
        var step = Everyone(Case(new SignEtcdCertificates(), "etcd1"), Asked).With(new EtcdAuthority(), Signer with { Issued = new Dictionary<string, string>(), Wrapped = new Dictionary<string, string>() });

        var sign = step.Changes(
            "member-etcd1, member-etcd2, member-etcd3, client-cp1 asked",
            "openssl sign member-etcd1", "openssl sign member-etcd2", "openssl sign member-etcd3", "openssl sign client-cp1").OfType<HostAction.RunCommand>().Select(run => run.Command.Script).ToList();
        Assert.Equal([false, true, true, false], sign.Select(script => script.Contains("openssl cms -encrypt", StringComparison.Ordinal)));
        Assert.Contains(ShellText.Printed(
            "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,keyAgreement\nextendedKeyUsage=serverAuth,clientAuth\n"
            + "subjectAltName=DNS:etcd2,DNS:localhost,IP:192.168.2.32,IP:127.0.0.1,IP:::1\n"), sign[1], StringComparison.Ordinal);
        Assert.Contains(ShellText.Printed("basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,keyAgreement\nextendedKeyUsage=clientAuth\n"), sign[3], StringComparison.Ordinal);

        step.With("etcd2", Member("etcd2"), new EtcdCertificateState(Now)).ComesLater("etcd2 not asked for one yet");
        Everyone(Case(new SignEtcdCertificates(), "etcd1"), Asked).ComesLater("there is no authority yet");
        Everyone(Case(new SignEtcdCertificates(), "etcd2"), Asked).IsSatisfied("etcd1 signs");
    }

    [Fact]
    public void A_signed_certificate_is_laid_down_with_the_authoritys_and_the_copy_of_its_key_unwrapped()
    {
        var step = Case(new InstallEtcdCertificate(HostRole.Etcd), "etcd1").With(Member("etcd1"), Asked);

        step.ComesLater("it is not signed yet");
        step.With("etcd1", new EtcdAuthority(), Signer).Changes("no certificate yet", "write /etc/etcd/pki/ca.crt", "write /etc/etcd/pki/member.crt");
        step.With("etcd1", new EtcdAuthority(), Signer).With(Member("etcd1"), Signed).IsSatisfied("has it");

        var keep = Case(new KeepEtcdAuthority(), "etcd2");
        keep.ComesLater("there is no authority yet");
        keep.With("etcd1", new EtcdAuthority(), Signer).Changes("it is not here", "openssl cms -decrypt");
        keep.With("etcd1", new EtcdAuthority(), Signer with { Wrapped = new Dictionary<string, string>() }).ComesLater("etcd1 has not wrapped it for this host yet");
        keep.With("etcd1", new EtcdAuthority(), Signer).With(new EtcdAuthority(), Signer).IsSatisfied("has it");
    }

    [Fact]
    public void Members_start_a_new_etcd_together_also_where_that_was_cut_off_and_never_beside_one_that_was_well()
    {
        var step = Unit(Case(new StartEtcd(Main), "etcd2"), isActive: false, isOurs: false);
        string[] all = ["write /etc/etcd/etcd.env", "write /etc/systemd/system/etcd.service", "write /etc/etcd/etcd.first-start.env", "enable etcd.service", "start etcd.service"];

        step.Changes("there is none yet", all);
        Assert.Contains(
            "ETCD_INITIAL_CLUSTER_STATE=\"new\"\nETCD_INITIAL_CLUSTER_TOKEN=\"etcd\"\n"
            + "ETCD_INITIAL_CLUSTER=\"etcd1=https://192.168.2.31:2380,etcd2=https://192.168.2.32:2380,etcd3=https://192.168.2.33:2380\"\n",
            step.Writes("/etc/etcd/etcd.first-start.env"), StringComparison.Ordinal);
        step.With("etcd1", new EtcdTraces(Main), Started).Changes("its first start was cut off", all);
        step.With("etcd1", new EtcdTraces(Main), Settled).IsSatisfied("the other members take it in, in its turn");
        Assert.Contains("ETCD_INITIAL_CLUSTER_STATE=\"existing\"\n", step.Writes("/etc/etcd/etcd.env"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_with_data_is_started_again_and_an_etcd_of_somebody_else_is_left_alone()
    {
        var step = Case(new StartEtcd(Main), "etcd1").With(new EtcdTraces(Main), Settled);

        Unit(step, isActive: true, isOurs: true).IsSatisfied("runs");
        Unit(step, isActive: false, isOurs: true).Changes("does not run", "enable etcd.service", "start etcd.service");
        Unit(step, isActive: true, isOurs: false).IsBlocked("/var/lib/etcd/main has data of an etcd that was not made here", "if nothing of it is needed, stop that etcd and move its data away first");
        Unit(step, isActive: true, isOurs: false).With(new EtcdTraces(Main), Nothing).IsBlocked(
            "etcd.service runs and was not made here", "if nothing of it is needed, stop that etcd and move its data away first");
    }

    [Fact]
    public void A_host_without_data_is_taken_in_by_the_others_as_what_they_know_of_it_says()
    {
        var step = Unit(Case(new RejoinEtcd(Main), "etcd2"), isActive: true, isOurs: true).With("etcd1", new EtcdTraces(Main), Settled).With("etcd3", new EtcdTraces(Main), Settled);
        var (one, two, three) = (Of(1, "etcd1", 31), Of(2, "etcd2", 32), Of(3, "etcd3", 33));

        step.ComesLater("no other member answers with a majority behind it");
        step.With("etcd1", new EtcdMembers(Main), new EtcdMembership([one, two, three], 0)).ComesLater("no other member answers with a majority behind it");
        var lost = step.With("etcd1", new EtcdMembers(Main), new EtcdMembership([one, two, three], 3));
        var actions = lost.Changes(
            "was a member and has lost its data",
            "etcd member remove 2", "etcd member add https://192.168.2.32:2380", "write /etc/etcd/etcd.first-start.env", "enable etcd.service", "restart etcd.service");
        Assert.Contains("-d '{\"ID\": \"2\"}' https://192.168.2.31:2379/v3/cluster/member/remove", Assert.IsType<HostAction.RunCommand>(actions[0]).Command.Script, StringComparison.Ordinal);
        Assert.Contains(
            "STATE=\"existing\"\nETCD_INITIAL_CLUSTER_TOKEN=\"etcd\"\nETCD_INITIAL_CLUSTER=\"etcd1=https://192.168.2.31:2380,etcd3=https://192.168.2.33:2380,etcd2=https://192.168.2.32:2380\"\n",
            lost.Writes("/etc/etcd/etcd.first-start.env"), StringComparison.Ordinal);
        step.With("etcd3", new EtcdMembers(Main), new EtcdMembership([one, three], 3)).Changes(
            "is no member yet", "etcd member add https://192.168.2.32:2380", "write /etc/etcd/etcd.first-start.env", "enable etcd.service", "restart etcd.service");
        step.With("etcd3", new EtcdMembers(Main), new EtcdMembership([one, two with { HasPublished = false }, three], 3)).Changes(
            "was added and never started", "write /etc/etcd/etcd.first-start.env", "enable etcd.service", "restart etcd.service");
        step.With(new EtcdTraces(Main), Settled).IsSatisfied("is in");
    }

    [Fact]
    public void A_member_is_restarted_only_while_the_others_have_a_majority()
    {
        var step = Unit(Case(new ConfigureEtcd(Main), "etcd1"), isActive: true, isOurs: true).With(new EtcdTraces(Main), Settled);
        var changed = step.With(new FileContent("/etc/etcd/etcd.env"), new FileText("ETCD_NAME=old\n"));

        step.IsSatisfied("as wanted");
        changed.Changes("its settings are not as wanted", "write /etc/etcd/etcd.env", "enable etcd.service", "restart etcd.service");
        changed.With("etcd3", new EtcdHealth(Main), "RAFT NO LEADER").ComesLater("its settings are not as wanted, but a restart would take the majority away while etcd3 is not well");
        changed.With("etcd3", new EtcdHealth(Main), "RAFT NO LEADER").With(new EtcdHealth(Main), "no answer").Changes(
            "its settings are not as wanted", "write /etc/etcd/etcd.env", "enable etcd.service", "restart etcd.service");
        step.With(new EtcdTraces(Main), Nothing).ComesLater("it is not started yet");
    }

    [Fact]
    public void What_a_first_start_was_told_is_forgotten_once_the_member_is_well()
    {
        var step = Case(new AwaitEtcd(Main), "etcd1");

        step.ComesLater("it is not started yet");
        step.With(new EtcdTraces(Main), Started).With(new EtcdHealth(Main), "RAFT NO LEADER").ComesLater("RAFT NO LEADER");
        step.With(new EtcdTraces(Main), Started).Changes("its first start is over", "remove /etc/etcd/etcd.first-start.env");
        step.With(new EtcdTraces(Main), Settled).IsSatisfied("ok");
    }

    [Fact]
    public void Etcd_comes_as_programs_or_as_the_projects_archive_and_is_not_replaced_under_a_member()
    {
        var none = Case(new InstallEtcd(), "etcd1").With(new Architecture(), "amd64").With(new UnpackedArchive("etcd"), null).With(new MissingPrograms("/usr/local/bin/etcd /usr/local/bin/etcdctl"), ["etcd"])
            .With(new FileDigest("/usr/local/bin/etcd"), null).With(new FileDigest("/usr/local/bin/etcdctl"), null);
        var (programs, archive) = (none with { Artifacts = Offer(File("etcd"), File("etcdctl")) }, none with { Artifacts = Offer(File("etcd") with { Kind = ArtifactKind.Archive }) });

        none.IsBlocked("the artifacts (nothing) have no etcd and no etcdctl for amd64", "give artifacts that do");
        programs.Changes("not there or of another version: etcd, etcdctl", "fetch etcd v3.5.26 to /usr/local/bin/etcd", "fetch etcdctl v3.5.26 to /usr/local/bin/etcdctl");
        archive.Changes("not there", "unpack etcd v3.5.26 to /usr/local/lib/etcd", "link etcd's programs");
        archive.With(new UnpackedArchive("etcd"), new ArchiveState(File("etcd").Sha256, true)).With(new MissingPrograms("/usr/local/bin/etcd /usr/local/bin/etcdctl"), []).IsSatisfied("v3.5.26 of a test");
        archive.With(new UnpackedArchive("etcd"), new ArchiveState("0", true)).With(new EtcdTraces(Main), Settled).IsBlocked(
            "etcd runs here with another program than the artifacts have", "etcd that runs is not moved to another version by apply: give the artifacts that it was made with");
        (programs with { Spec = Spec with { Etcd = new EtcdSpec { Version = "3.6.8" } } }).IsBlocked(
            "the artifacts (a test) have etcd v3.5.26, and the cluster file wants 3.6.8", "write the version that they have, or give others");
    }

    [Fact]
    public void No_control_plane_is_made_on_the_data_of_another_cluster_nor_where_nobody_says_what_etcd_holds()
    {
        var step = Case(new InitialiseControlPlane(), "cp1").With(new KubeconfigServer("/etc/kubernetes/admin.conf"), null).With(new FileContent(EndpointMoveNote.Path), new FileText(null));
        var content = new EtcdContent(Main);

        step.ComesLater("no member of etcd says whether it is empty");
        step.With("etcd2", content, 187).IsBlocked(
            "etcd holds 187 objects of a cluster, and no control plane of the cluster file serves it", "bring a control plane of it back, or destroy it with 'kubewright reset'");
        Assert.IsType<Decision.Change>(step.With("etcd2", content, 0).Decide());
        step.With(new KubeadmState(), new KubeadmTraces(false, true, true, true, KubeadmTraces.ControlPlanePods)).IsBlocked(
            "the cluster's etcd is in pods of its control planes", "write the roles that the cluster has: etcd of one that runs is not moved by apply");
    }

    [Fact]
    public void A_cut_off_init_is_forgotten_in_etcd_too()
    {
        var step = Case(new ClearCutOffAttempt(), "cp1").With(new KubeadmState(), KubeadmTraces.None with { AttemptUnderWay = true });

        var script = Assert.IsType<HostAction.RunCommand>(Assert.Single(Assert.IsType<Decision.Change>(step.Decide()).Actions)).Command.Script;
        Assert.Contains("!= init ]", script, StringComparison.Ordinal);
        Assert.Contains("https://192.168.2.32:2379/v3/kv/deleterange", script, StringComparison.Ordinal);
        Assert.DoesNotContain("deleterange", Assert.IsType<HostAction.RunCommand>(Assert.Single(Assert.IsType<Decision.Change>(
            (step with { Spec = Specs.ThreeControlPlanesOneWorker("1.32.0") }).Decide()).Actions)).Command.Script, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reset_destroys_the_data_of_our_own_etcd_only()
    {
        var step = Unit(Unit(Case(new RemoveEtcd(), "etcd1"), isActive: true, isOurs: true).With(new EtcdTraces(Main), Settled), isActive: false, isOurs: false, EtcdInstance.Events)
            .With(new EtcdTraces(EtcdInstance.Events), Settled);

        step.Changes("/var/lib/etcd/main to destroy", "destroy etcd");
        Assert.Equal(Risk.Destructive, Assert.IsType<Decision.Change>(step.Decide()).Risk);
        step.With(new EtcdTraces(Main), Nothing).IsSatisfied("nothing there");
    }

    private static StepCase Everyone(StepCase step, EtcdCertificateState state) => step.Everywhere(Member("etcd1"), state).Everywhere(new EtcdCertificate(EtcdIdentity.Client), state);

    private static StepCase Unit(StepCase step, bool isActive, bool isOurs, EtcdInstance? instance = null)
    {
        var etcd = instance ?? Main;
        return step
            .With(new UnitStatus(etcd.Unit, $"{etcd.SettingsPath} {etcd.UnitPath} /usr/local/bin/etcd"), new UnitCondition(true, isActive, isOurs, true))
            .With(new FileContent(etcd.UnitPath), new FileText(isOurs ? EtcdConfig.Unit(etcd) : null))
            .With(new FileContent(etcd.SettingsPath), new FileText(isOurs ? EtcdConfig.Settings(Spec, step.Host, etcd) : null));
    }

    private static EtcdMember Of(ulong id, string name, int address) => new(id, name, [new Uri($"https://192.168.2.{address}:2380")]);

    private static Artifact File(string name) => new()
    {
        Name = name, Version = "v3.5.26", Architecture = "amd64", Kind = ArtifactKind.File, Location = name, Sha256 = new string('a', 64),
    };

    private static ArtifactOffer Offer(params Artifact[] artifacts) => new(new ArtifactCatalog { Source = "a test", Artifacts = artifacts }, "http://test");

    private static StepCase Case(IStep step, string host) => new StepCase(step, host, Spec, FactSet.Empty)
        .Everywhere(new KubeadmState(), KubeadmTraces.None)
        .Everywhere(new EtcdAuthority(), EtcdAuthorityState.None)
        .Everywhere(new EtcdTraces(Main), Nothing)
        .Everywhere(new EtcdHealth(Main), "ok");

    private static EtcdCertificate Member(string host) => new(EtcdIdentity.MemberOn(Spec.Hosts.Single(other => other.ToString() == host)));
}
