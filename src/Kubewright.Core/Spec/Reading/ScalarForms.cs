using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Kubewright.Core.Hosts;

namespace Kubewright.Core.Spec.Reading;

/// <summary>The forms that texts of the cluster file have, with what is said where they have not.</summary>
internal static partial class ScalarForms
{
    public static Field<string> Label(this ValueReader value) => value.Parse(
        text => LabelPattern().IsMatch(text) ? text : null,
        "a DNS label",
        "write lower-case letters, digits and dashes, at most 63, with a letter or digit at both ends",
        LabelPattern());

    public static Field<KubernetesVersion> Version(this ValueReader value) => value.Parsed<KubernetesVersion>(
        KubernetesVersion.TryParse, "a version of Kubernetes", "write all three numbers, such as 1.32.0", VersionPattern());

    public static Field<string> EtcdVersion(this ValueReader value) => value.Parse(
        text => EtcdVersionPattern().IsMatch(text) ? text.TrimStart('v') : null, "a version of etcd from 3.4 on", "write all three numbers, such as 3.5.26",
        EtcdVersionPattern());

    public static Field<HostName> HostName(this ValueReader value) => value.Parsed<HostName>(
        Hosts.HostName.TryParse, "a host name", "write lower-case letters, digits, dashes and dots, such as cp1");

    public static Field<string> DnsName(this ValueReader value) => value.Parse(
        text => IsDnsName(text) ? text : null, "a DNS name", "write a name such as k8s-api.example.internal, in lower case");

    public static Field<string> CertificateName(this ValueReader value) => value.Parse(
        text => ParseAddress(text) is not null || IsDnsName(text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text) ? text : null,
        "a DNS name or IP address",
        "write names such as k8s.example.com and addresses such as 10.0.0.1, without scheme and port");

    public static Field<string> ServerName(this ValueReader value) => value.Parse(
        text => ParseAddress(text) is not null || IsDnsName(text) ? text : null,
        "a DNS name or IP address",
        "write a name such as ntp1.example.com or an address such as 10.0.0.1, without scheme and port");

    public static Field<IPAddress> Address(this ValueReader value) => value.Parse(
        ParseAddress, "an IP address of a host", "write all of the address, such as 192.168.2.11; names belong in the field 'name'");

    public static Field<Cidr> Cidr(this ValueReader value) => value.Parsed<Cidr>(
        Spec.Cidr.TryParse, "a network in CIDR notation", "write the network's first address and its prefix length, such as 10.244.0.0/16");

    public static Field<int> Port(this ValueReader value) => value.Number(1, 65535);

    public static Field<string> User(this ValueReader value) => value.Parse(
        text => UserPattern().IsMatch(text) ? text : null, "a user name", "write the name of the user that logs in, such as root or ubuntu", UserPattern());

    public static Field<string> ImageReference(this ValueReader value) => value.Parse(
        text => ImagePattern().IsMatch(text) && !text.Contains("//", StringComparison.Ordinal) ? text : null,
        "an image reference",
        "write registry and path without a scheme, such as registry.example.com:5000/kubernetes",
        ImagePattern());

    public static Field<Uri> HttpUrl(this ValueReader value) => value.Parse(
        text => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null,
        "an http or https URL",
        "write a URL such as https://mirror.example.com/kubernetes",
        HttpPattern());

    public static Field<JumpHost> Jump(this ValueReader value) => value.Parse(
        JumpHost.TryParse, "a jump host", "write user@host:port, such as admin@bastion.example.com:22; several in a list, in the order of the way");

    public static Field<string> LabelValue(this ValueReader value) => value.Parse(
        text => QualifiedName.IsValue(text) ? text : null,
        "the value of a label",
        "write at most 63 letters, digits, dashes, dots and underscores, with a letter or digit at both ends; \"\" is the empty one");

    public static Field<Taint> Taint(this ValueReader value) => value.Parse(
        ParseTaint,
        "a taint",
        $"write key=value:effect or key:effect, such as dedicated=gpu:NoSchedule; the effects are {string.Join(", ", Enum.GetNames<TaintEffect>())}");

    private static Taint? ParseTaint(string text)
    {
        var (colon, equals) = (text.LastIndexOf(':'), text.IndexOf('='));
        var key = text[..Math.Max(0, equals >= 0 ? equals : colon)];
        var value = equals >= 0 && equals < colon ? text[(equals + 1)..colon] : null;
        var effect = text[(colon + 1)..];
        return colon > equals && QualifiedName.IsKey(key) && (value is null || QualifiedName.IsValue(value)) && Enum.GetNames<TaintEffect>().Contains(effect)
            ? new Taint(key, value is "" ? null : value, Enum.Parse<TaintEffect>(effect))
            : null;
    }

    private static bool IsDnsName(string text) => Hosts.HostName.TryParse(text) is not null && ParseAddress(text) is null;

    // The framework reads 192.168.2 as 192.168.0.2, as old programs do; nobody means that here. Other forms of IPv6 addresses are fine.
    private static IPAddress? ParseAddress(string text) =>
        IPAddress.TryParse(text, out var address) && IsHostAddress(address)
        && (address.AddressFamily == AddressFamily.InterNetworkV6 ? !text.Contains('%') && !text.Contains('[') : address.ToString() == text)
            ? address
            : null;

    private static bool IsHostAddress(IPAddress address) =>
        !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any) && !IPAddress.IsLoopback(address) && !address.IsIPv6Multicast
        && (address.AddressFamily == AddressFamily.InterNetworkV6 || address.GetAddressBytes()[0] is > 0 and < 224);

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\z")]
    private static partial Regex LabelPattern();

    // Only for editors: what a version is, its own type says.
    [GeneratedRegex(@"\Av?1\.[0-9]{1,3}\.[0-9]{1,3}\z")]
    private static partial Regex VersionPattern();

    [GeneratedRegex(@"\Ahttps?://")]
    private static partial Regex HttpPattern();

    [GeneratedRegex(@"\Av?3\.([4-9]|[1-9][0-9])\.[0-9]{1,3}\z")]
    private static partial Regex EtcdVersionPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9_][-A-Za-z0-9_.@+]*\z")]
    private static partial Regex UserPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9]([-A-Za-z0-9._/:@]*[A-Za-z0-9])?\z")]
    private static partial Regex ImagePattern();
}
