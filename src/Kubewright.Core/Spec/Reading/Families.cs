namespace Kubewright.Core.Spec.Reading;

/// <summary>The two families of addresses, for people.</summary>
internal static class Families
{
    public static string Name(bool isV6) => isV6 ? "IPv6" : "IPv4";
}
