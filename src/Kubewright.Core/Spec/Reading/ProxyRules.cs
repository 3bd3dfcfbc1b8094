namespace Kubewright.Core.Spec.Reading;

/// <summary>Exceptions from a proxy need a proxy.</summary>
internal static class ProxyRules
{
    public static void Judge(ProxyDocument proxy, SpecErrors errors)
    {
        if (proxy.NoProxy.IsWritten && !proxy.Http.IsWritten && !proxy.Https.IsWritten)
        {
            errors.Add(proxy.NoProxy.Place, "noProxy, and no proxy", "write http and https beside it, or leave it out");
        }
    }
}
