using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Etcd;

namespace Kubewright.Tests.Inspection.Recordings;

internal static class EtcdRecordings
{
    private const string Header = """{"cluster_id":"14841639068965178418","member_id":"10276657743932975437","raft_term":"2"}""";

    private const string ThreeMembers =
        """{"header":""" + Header + ""","members":["""
        + """{"ID":"10276657743932975437","name":"cp1","peerURLs":["https://192.168.2.11:2380"],"clientURLs":["https://192.168.2.11:2379"]},"""
        + """{"ID":"12593026477526642892","name":"cp2","peerURLs":["https://[fd00:2::12]:2380"],"clientURLs":["https://[fd00:2::12]:2379"]},"""
        + """{"ID":"18249187646912138824","peerURLs":["https://192.168.2.13:2380"],"isLearner":true}]}""";

    private static readonly EtcdMembership Led = new(
        [
            new(10276657743932975437, "cp1", [new("https://192.168.2.11:2380")]),
            new(12593026477526642892, "cp2", [new("https://[fd00:2::12]:2380")]),
            new(18249187646912138824, "", [new("https://192.168.2.13:2380")]) { HasPublished = false },
        ],
        10276657743932975437);

    public static IReadOnlyList<Recording> All { get; } =
    [
        Recording.Known("three members, one never started", new EtcdMembers(), $"{ThreeMembers}\n{Status(", \"leader\":\"10276657743932975437\"")}", Led),
        Recording.Known("no leader", new EtcdMembers(), $"{ThreeMembers}\n{Status(", \"errors\":[\"etcdserver: no leader\"]")}", Led with { Leader = 0 }),
        Recording.Known("no etcd here", new EtcdMembers(), "absent\n", null),
        Recording.Unknown(
            "does not run", new EtcdMembers(), "", 7, "curl: (7) Failed to connect to 127.0.0.1 port 2379 after 0 ms: Couldn't connect to server\n", "etcd does not answer: curl: (7)"),
        Recording.Unknown("certificate ran out", new EtcdMembers(), "", 56, "curl: (56) OpenSSL SSL_read: error:0A000415:SSL routines::sslv3 alert certificate expired\n", "certificate expired"),
        Recording.Unknown("dies between the two questions", new EtcdMembers(), $"{ThreeMembers}\n", 7, "curl: (7) Failed to connect\n", "etcd does not answer"),
        Recording.Unknown(
            "lost its quorum",
            new EtcdMembers(),
            """{"error":"context deadline exceeded","code":4,"message":"context deadline exceeded"}""" + "\n" + Status(""),
            why: "etcd does not tell its members"),
        Recording.Known("under systemd", new EtcdMembers(EtcdInstance.Events), $"{ThreeMembers}\n{Status(", \"leader\":\"10276657743932975437\"")}", Led),
        Recording.Known("nothing under systemd", new EtcdMembers(EtcdInstance.Main), "absent\n", null),
        Recording.Known("started before", new EtcdTraces(EtcdInstance.Main), "/var/lib/etcd/main/member\nasked\n", new EtcdRemains(true, false)),
        Recording.Known(
            "in its first start", new EtcdTraces(EtcdInstance.Events), "/var/lib/etcd/events/member\n/etc/etcd/etcd-events.first-start.env\nasked\n", new EtcdRemains(true, true)),
        Recording.Known("nothing", new EtcdTraces(EtcdInstance.Main), "asked\n", new EtcdRemains(false, false)),
        Recording.Unknown("cut off", new EtcdTraces(EtcdInstance.Main), "/var/lib/etcd/main/member\n", why: "cannot be looked at"),
        Recording.Unknown("killed", new EtcdTraces(EtcdInstance.Main), "", 137),
        Recording.Known("well", new EtcdHealth(EtcdInstance.Main), """{"health":"true","reason":""}""" + "\nasked\n", "ok"),
        Recording.Known("3.4", new EtcdHealth(EtcdInstance.Main), """{"health":"true"}""" + "\nasked\n", "ok"),
        Recording.Known("no majority", new EtcdHealth(EtcdInstance.Main), """{"health":"false","reason":"RAFT NO LEADER"}""" + " \nasked\n", "RAFT NO LEADER"),
        Recording.Known("unwell without a reason", new EtcdHealth(EtcdInstance.Main), """{"health":"false"}""" + "\nasked\n", "not healthy"),
        Recording.Known(
            "off", new EtcdHealth(EtcdInstance.Events), "curl: (7) Failed to connect to 127.0.0.1 port 2384 after 0 ms: Could not connect to server \nasked\n",
            "curl: (7) Failed to connect to 127.0.0.1 port 2384 after 0 ms: Could not connect to server"),
        Recording.Unknown("cut off", new EtcdHealth(EtcdInstance.Main), """{"health":"true","reason":""}""" + "\n", why: "cannot be asked"),
        Recording.Unknown("killed", new EtcdHealth(EtcdInstance.Main), "", 137),
        Recording.Known("a cluster's", new EtcdContent(EtcdInstance.Main), """{"header":""" + Header + ""","count":"187"}""", (long?)187),
        Recording.Known("empty", new EtcdContent(EtcdInstance.Main), """{"header":""" + Header + "}", (long?)0),
        Recording.Known("no etcd here", new EtcdContent(EtcdInstance.Main), "absent\n", (long?)null),
        Recording.Unknown("no majority", new EtcdContent(EtcdInstance.Main), """{"error":"etcdserver: request timed out","code":14,"message":"etcdserver: request timed out"}""", why: "does not tell"),
        Recording.Unknown("off", new EtcdContent(EtcdInstance.Main), "", 7, "curl: (7) Failed to connect to 127.0.0.1 port 2379\n", "etcd does not answer"),
        .. OfCertificates(),
        Recording.Unknown("something else listens there", new EtcdMembers(), "404 page not found\n404 page not found\n", why: "was not understood"),
    ];

    private static IEnumerable<Recording> OfCertificates()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(EtcdCertificates.Made);
        var member = new EtcdCertificate("/etc/etcd/pki", "member");
        string asked = $"asked {EtcdCertificates.Made}\n", key = $"key {EtcdCertificates.MemberKey}\n", request = $"member.csr {EtcdCertificates.MemberRequest}\n";
        var hasAsked = new EtcdCertificateState(now) { Key = EtcdCertificates.MemberKey, Request = EtcdCertificates.Pem(EtcdCertificates.MemberRequest) };
        var authority = EtcdCertificates.Pem(EtcdCertificates.AuthorityCertificate);
        yield return Recording.Known("nothing yet", member, asked, new EtcdCertificateState(now));
        yield return Recording.Known("has asked", member, key + request + asked, hasAsked);
        yield return Recording.Known(
            "signed", member, $"{key}member.crt {EtcdCertificates.MemberCertificate}\n{request}ca.crt {EtcdCertificates.AuthorityCertificate}\nverified\n{asked}",
            hasAsked with { Certificate = EtcdCertificates.Pem(EtcdCertificates.MemberCertificate), Authority = authority, IsVerified = true });
        yield return Recording.Unknown("cut off", member, key, why: "cannot be asked for");
        yield return Recording.Unknown("killed", member, "", 137);

        var (issued, wrapped) = (new Dictionary<string, string> { ["member-etcd1"] = EtcdCertificates.Pem(EtcdCertificates.MemberCertificate) }, new Dictionary<string, string> { ["member-etcd1"] = "MIIB" });
        yield return Recording.Known("not yet", new EtcdAuthority(), "asked\n", EtcdAuthorityState.None);
        yield return Recording.Known(
            "signs", new EtcdAuthority(),
            $"key {EtcdCertificates.AuthorityKey}\ncertificate {EtcdCertificates.AuthorityCertificate}\n"
            + $"issued/member-etcd1.crt {EtcdCertificates.MemberCertificate}\nissued/member-etcd1.cms MIIB\nasked\n",
            new EtcdAuthorityState(EtcdCertificates.AuthorityKey, authority, issued, wrapped));
        yield return Recording.Unknown("cut off", new EtcdAuthority(), $"key {EtcdCertificates.AuthorityKey}\n", why: "cannot be asked for");
        yield return Recording.Unknown("killed", new EtcdAuthority(), "", 137);
    }

    private static string Status(string more) =>
        $$"""{"header":{{Header}},"version":"3.5.16","dbSize":"2400256","raftIndex":"1500","raftTerm":"2","raftAppliedIndex":"1500","dbSizeInUse":"1200000"{{more}}}""" + "\n";
}
