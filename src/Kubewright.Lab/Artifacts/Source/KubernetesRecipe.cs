using System.Security.Cryptography;
using System.Text;

namespace Kubewright.Lab.Artifacts.Source;

/// <summary>Everything that decides what is built. Its hash is part of the key under which the result is kept.</summary>
internal static class KubernetesRecipe
{
    public const string Version = "v1.20.2";
    public const string CrictlVersion = "lab-1";

    /// <summary>The last suite whose source package has a complete, vendored tree of a version that the field still runs.</summary>
    public const string Suite = "bookworm";
    public const string SourcePackage = "kubernetes";

    /// <summary>The newest Go that compiles this tree; newer ones refuse its assembly and module layout.</summary>
    public const string GoRoot = "usr/lib/go-1.19";
    public const string Reflect2 = "usr/share/gocode/src/github.com/modern-go/reflect2";

    /// <summary>Raise it when the code changes what is built in a way that nothing else here tells.</summary>
    private const string Revision = "2";

    public static IReadOnlyList<string> Packages { get; } = ["golang-1.19-go", "golang-1.19-src", "golang-github-modern-go-reflect2-dev"];

    /// <summary>Laid down on hosts as files.</summary>
    public static IReadOnlyList<string> HostPrograms { get; } = ["kubeadm", "kubelet", "kubectl"];

    /// <summary>One static program to an image.</summary>
    public static IReadOnlyList<string> ControlPlanePrograms { get; } = ["kube-apiserver", "kube-controller-manager", "kube-scheduler"];

    public const string Proxy = "kube-proxy";

    /// <summary>The project's own test workload: a server and a client in one program, to prove pod networks with.</summary>
    public const string TestWorkload = "agnhost";

    /// <summary>What is compiled, as Go names it from the tree's root.</summary>
    public static IReadOnlyList<string> GoPackages { get; } =
    [
        .. HostPrograms.Concat(ControlPlanePrograms).Append(Proxy).Append("crictl").Select(program => $"./cmd/{program}"),
        $"./test/images/{TestWorkload}",
    ];

    public static string LinkerFlags { get; } = string.Join(' ', VersionVariables().Prepend("-s -w"));

    /// <param name="crictl">Source of the lab's crictl.</param>
    public static string Key(string architecture, string crictl)
    {
        var parts = string.Join('\n', [Revision, Suite, SourcePackage, .. Packages, .. GoPackages, LinkerFlags, crictl]);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)));
        return $"{Version}-debian-{architecture}-{hash[..12]}";
    }

    // The tree keeps its version in two packages; kubectl reads one, everything else the other.
    private static IEnumerable<string> VersionVariables()
    {
        var numbers = Version.TrimStart('v').Split('.');
        (string Name, string Value)[] variables =
            [("gitVersion", Version), ("gitMajor", numbers[0]), ("gitMinor", numbers[1]), ("gitTreeState", "clean")];
        return new[] { "client-go/pkg/version", "component-base/version" }
            .SelectMany(package => variables.Select(variable => $"-X k8s.io/kubernetes/vendor/k8s.io/{package}.{variable.Name}={variable.Value}"))
            .Append($"-X main.labVersion={CrictlVersion}");
    }
}
