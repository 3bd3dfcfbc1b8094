using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;

namespace Kubewright.Core.Plans;

/// <summary>
/// The environment of commands that reach what lies outside of the cluster: the cluster file's proxy, else the host's own, which the session puts aside. This
/// machine, the hosts and the cluster's networks are reached directly in any case. In lower case, because curl ignores HTTP_PROXY.
/// </summary>
internal static class OutwardEnvironment
{
    /// <summary>sh that sets it for what follows.</summary>
    public static string Script(ClusterSpec spec)
    {
        var direct = ShellText.Quote(string.Join(',', spec.Direct));
        return spec.Proxy.IsNone
            ? $$"""
              [ -z "${KUBEWRIGHT_PROXY_FOR_HTTP:-}" ] || export http_proxy="$KUBEWRIGHT_PROXY_FOR_HTTP"
              [ -z "${KUBEWRIGHT_PROXY_FOR_HTTPS:-}" ] || export https_proxy="$KUBEWRIGHT_PROXY_FOR_HTTPS"
              export no_proxy={{direct}},"${KUBEWRIGHT_CONTROLLER:-},${KUBEWRIGHT_PROXY_NOT_FOR:-}"

              """
            : $$"""
              {{Export("http_proxy", spec.Proxy.Http)}}{{Export("https_proxy", spec.Proxy.Https)}}export no_proxy={{direct}},"${KUBEWRIGHT_CONTROLLER:-}"

              """;
    }

    private static string Export(string name, Uri? proxy) => proxy is null ? "" : $"export {name}={ShellText.Quote(proxy.ToString().TrimEnd('/'))}\n";
}
