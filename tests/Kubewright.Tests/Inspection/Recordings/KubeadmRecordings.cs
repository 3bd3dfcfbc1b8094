using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Kubelet;

namespace Kubewright.Tests.Inspection.Recordings;

/// <summary>What hosts answer while kubeadm runs on them.</summary>
internal static class KubeadmRecordings
{
    private const string Swap = "F1121 15:35:32.745281   13132 server.go:269] failed to run Kubelet: running with swap on is not supported, please disable swap!";

    private static readonly StaticPodLog Etcd = new("etcd");

    public static IReadOnlyList<Recording> All { get; } =
    [
        Recording.Known("kubeadm has not started the kubelet", new KubeletJournal(), "asked\n", []),
        Recording.Known("nothing was said yet", new KubeletJournal(), "now 1795275340.250000000\nasked\n", []),
        Recording.Known(
            "a kubelet that ends",
            new KubeletJournal(),
            $"1795275332.750000 1795275321.500000 2 kubelet {Swap}\n1795275333.000000 1795275321.750000 2 systemd kubelet.service: Main process exited, code=exited, status=255/EXCEPTION\nnow 1795275340.250000000\nasked\n",
            [
                new JournalLine(Swap, true, 2, TimeSpan.FromSeconds(18.75), TimeSpan.FromSeconds(7.5)),
                new JournalLine("kubelet.service: Main process exited, code=exited, status=255/EXCEPTION", false, 2, TimeSpan.FromSeconds(18.5), TimeSpan.FromSeconds(7.25)),
            ]),
        Recording.Unknown("cut off", new KubeletJournal(), "1795275332.750000 1795275321.500000 2 kubelet F1121\nasked\n", why: "cut off"),
        Recording.Unknown("cut off sooner", new KubeletJournal(), "1795275332.750000 1795275321.500000 2 kubelet F1121\n"),
        Recording.Unknown("no systemd", new KubeletJournal(), "", 1, "journalctl is not installed\n", "journalctl"),

        Recording.Known("no container yet", Etcd, "asked\n", []),
        Recording.Known("a wrong flag", Etcd, "flag provided but not defined: -no-such-flag\nUsage:\nasked\n", ["flag provided but not defined: -no-such-flag", "Usage:"]),
        Recording.Unknown("cut off", Etcd, "flag provided but not defined: -no-such-flag\n"),
        Recording.Unknown("killed", Etcd, "", 137),
    ];
}
