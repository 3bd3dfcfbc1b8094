using System.Text.RegularExpressions;
using Kubewright.Linting.Syntax;

namespace Kubewright.Linting.Files;

/// <summary>Tells whose file a text is, and reads it as that.</summary>
internal static partial class ConfigFileReader
{
    public const string Known = "keepalived, nginx, HAProxy, kubeadm, containerd, kube-vip's static pod or a check script";

    private static readonly IReadOnlyList<(ConfigKind Kind, Regex Sign)> Signs =
    [
        (ConfigKind.Script, Shebang()),
        (ConfigKind.Kubeadm, KubeadmApi()),
        (ConfigKind.KubeVip, KubeVipPod()),
        (ConfigKind.Keepalived, KeepalivedBlock()),
        (ConfigKind.Haproxy, HaproxySection()),
        (ConfigKind.Nginx, NginxBlock()),
        (ConfigKind.Containerd, ContainerdKey()),
    ];

    /// <exception cref="SyntaxException">It is of no known kind, or not of the form of its kind.</exception>
    public static ConfigFile Read(LintInput input)
    {
        var text = new LintText(input.Name, input.Text);
        return (input.Kind ?? KindOf(text.Plain)) switch
        {
            ConfigKind.Keepalived => new KeepalivedFile(text),
            ConfigKind.Nginx => new NginxFile(text),
            ConfigKind.Haproxy => new HaproxyFile(text),
            ConfigKind.Kubeadm => new KubeadmFile(text),
            ConfigKind.Containerd => new ContainerdFile(text),
            ConfigKind.KubeVip => new KubeVipFile(text),
            ConfigKind.Script => new ScriptFile(text),
            _ => throw new SyntaxException(0, $"is no file of {Known}", "say whose it is with --kind, where it is one of these all the same"),
        };
    }

    /// <summary>Null where nothing in the text tells.</summary>
    public static ConfigKind? KindOf(string text) => Signs.Where(sign => sign.Sign.IsMatch(text)).Select(sign => (ConfigKind?)sign.Kind).FirstOrDefault();

    [GeneratedRegex(@"\A#!")]
    private static partial Regex Shebang();

    [GeneratedRegex(@"^apiVersion:\s*[""']?(kubeadm\.k8s\.io|kubelet\.config\.k8s\.io|kubeproxy\.config\.k8s\.io)/", RegexOptions.Multiline)]
    private static partial Regex KubeadmApi();

    [GeneratedRegex(@"^kind:\s*[""']?Pod\b(?=[\s\S]*kube-vip)|kube-vip(?=[\s\S]*^kind:\s*[""']?Pod\b)", RegexOptions.Multiline)]
    private static partial Regex KubeVipPod();

    [GeneratedRegex(@"^\s*(vrrp_instance|vrrp_script|vrrp_sync_group|global_defs|virtual_server)\b", RegexOptions.Multiline)]
    private static partial Regex KeepalivedBlock();

    [GeneratedRegex(@"^(frontend|backend|listen)\s+[^\s{;]+[^{;]*$|^(global|defaults)\s*$", RegexOptions.Multiline)]
    private static partial Regex HaproxySection();

    [GeneratedRegex(@"^\s*(stream|http|events|server|upstream\s+\S+)\s*\{", RegexOptions.Multiline)]
    private static partial Regex NginxBlock();

    [GeneratedRegex(@"^\s*(\[\[?\s*plugins\s*[\].]|version\s*=\s*\d|disabled_plugins\s*=|imports\s*=|\[grpc\])", RegexOptions.Multiline)]
    private static partial Regex ContainerdKey();
}
