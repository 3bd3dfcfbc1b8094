using Kubewright.Inspection.Probes.Runtime;

namespace Kubewright.Tests.Inspection.Recordings;

internal static class RuntimeRecordings
{
    public static IReadOnlyList<Recording> All { get; } =
    [
        Recording.Known("Debian 12", new ContainerdVersion(), "containerd github.com/containerd/containerd 1.6.20~ds1 1.6.20~ds1-1+deb12u1\n", new Version(1, 6, 20)),
        Recording.Known("Debian 13", new ContainerdVersion(), "containerd github.com/containerd/containerd 1.7.24~ds1 1.7.24~ds1-6+b4\n", new Version(1, 7, 24)),
        Recording.Known("Ubuntu 24.04", new ContainerdVersion(), "containerd github.com/containerd/containerd 1.7.27 \n", new Version(1, 7, 27)),
        Recording.Known("Docker's package on RHEL 9", new ContainerdVersion(), "containerd containerd.io 1.7.25 bcc810d6b9066471b0b6fa75f557a15a1cbf31bb\n", new Version(1, 7, 25)),
        Recording.Known("Docker's newer package", new ContainerdVersion(), "containerd containerd.io v2.1.4 75cb2b7193e4e490e9fbdc236c0e811ccaba3376\n", new Version(2, 1, 4)),
        Recording.Known("the project's archive", new ContainerdVersion(), "containerd github.com/containerd/containerd/v2 v2.0.4 1a43cb6a1035441f9aca8f5666a9b3ef9e70ab20\n", new Version(2, 0, 4)),
        Recording.Known("a release candidate", new ContainerdVersion(), "containerd github.com/containerd/containerd/v2 v2.2.0-rc.1 0123456789abcdef\n", new Version(2, 2, 0)),
        Recording.Known("not there", new ContainerdVersion(), "absent\n", null),
        Recording.Unknown("a library is missing", new ContainerdVersion(), "", 127, "containerd: error while loading shared libraries: libseccomp.so.2\n", "libseccomp"),
        Recording.Unknown("built by hand", new ContainerdVersion(), "containerd github.com/containerd/containerd <unknown>\n", why: "was not understood"),

        Recording.Known("answers", new ContainerdAnswers(), "yes\n", true),
        Recording.Known("does not", new ContainerdAnswers(), "no\n", false),
        Recording.Unknown("nonsense", new ContainerdAnswers(), "maybe\n"),
        Recording.Unknown("killed", new ContainerdAnswers(), "", 137),

        Recording.Known("the CNI project's archive", new CniPluginFolder(), "/opt/cni/bin\n", "/opt/cni/bin"),
        Recording.Known("Debian's package", new CniPluginFolder(), "/usr/lib/cni\n", "/usr/lib/cni"),
        Recording.Known("RHEL's package", new CniPluginFolder(), "/usr/libexec/cni\n", "/usr/libexec/cni"),
        Recording.Known("not there", new CniPluginFolder(), "absent\n", null),
        Recording.Unknown("nonsense", new CniPluginFolder(), "Welcome!\n"),
        Recording.Unknown("killed", new CniPluginFolder(), "", 137),

        Recording.Known("whole", new UnpackedArchive("containerd"), $"whole {new string('a', 64)}\n", new ArchiveState(new string('a', 64), true)),
        Recording.Known("a file was replaced", new UnpackedArchive("containerd"), $"changed {new string('a', 64)}\n", new ArchiveState(new string('a', 64), false)),
        Recording.Known("never unpacked", new UnpackedArchive("containerd"), "absent\n", null),
        Recording.Unknown("cut off", new UnpackedArchive("containerd"), "whole aaaa\n"),
        Recording.Unknown("killed", new UnpackedArchive("containerd"), "", 137),

        Recording.Known("none", new WrittenRegistries(), "asked\n", (string[])[]),
        Recording.Known("a mirror of one registry, and of all others", new WrittenRegistries(), "_default\ndocker.io\nasked\n", (string[])["_default", "docker.io"]),
        Recording.Unknown("cut off", new WrittenRegistries(), "docker.io\n"),
        Recording.Unknown("killed", new WrittenRegistries(), "", 137),

        Recording.Known("none", new ImageReferences(), "", (HashSet<string>)[]),
        Recording.Known(
            "by name, by digest, by id",
            new ImageReferences(),
            """
            registry.k8s.io/pause:3.10
            registry.k8s.io/pause@sha256:ee6521f290b2168b6e0935a181d4cff9be1ac3f505666ef0e3c98fae8199917a
            sha256:873ed75102791e5b0b8a7fcd41606c92fcec98d56d05ead4ac5131650004c136

            """,
            (HashSet<string>)
            [
                "registry.k8s.io/pause:3.10",
                "registry.k8s.io/pause@sha256:ee6521f290b2168b6e0935a181d4cff9be1ac3f505666ef0e3c98fae8199917a",
                "sha256:873ed75102791e5b0b8a7fcd41606c92fcec98d56d05ead4ac5131650004c136",
            ]),
        Recording.Unknown("does not run", new ImageReferences(), "", 1, "containerd does not run\n", "containerd does not run"),
        Recording.Unknown("hangs", new ImageReferences(), "some/image:1\n", 1, "ctr: context deadline exceeded\n", "context deadline exceeded"),
    ];
}
