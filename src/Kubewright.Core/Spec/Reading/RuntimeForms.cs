using System.Text.RegularExpressions;

namespace Kubewright.Core.Spec.Reading;

/// <summary>The forms that texts about runtime, registries and proxies have, with what is said where they have not.</summary>
internal static partial class RuntimeForms
{
    public static Field<Version> ReleaseVersion(this ValueReader value) => value.Parse(
        text => VersionPattern().IsMatch(text) ? Version.Parse(text.TrimStart('v')) : null, "a version of a release", "write all three numbers, such as 2.1.5", VersionPattern());

    public static Field<string> RegistryHost(this ValueReader value) => value.Parse(
        text => RegistryPattern().IsMatch(text) ? text : null,
        "a registry's host",
        "write host and port as image references have them, such as docker.io or registry.example.com:5000, or \"*\" for all others",
        RegistryPattern());

    public static Field<Uri> ServerUrl(this ValueReader value) => Url(
        value, "an http or https URL of a registry", "write a URL without credentials, such as https://mirror.example.com");

    public static Field<string> RegistryUser(this ValueReader value) => value.Parse(
        text => UserPattern().IsMatch(text) ? text : null, "a user of a registry", "write the name without a colon", UserPattern());

    public static Field<Uri> ProxyUrl(this ValueReader value) => Url(
        value,
        "an http or https URL without credentials",
        "write a URL such as http://proxy.example.com:3128; a password in it would lie open in the environment of programs, so admit the hosts by their addresses");

    public static Field<string> ProxyException(this ValueReader value) => value.Parse(
        text => ExceptionPattern().IsMatch(text) ? text : null,
        "a name, a domain, an address or a network",
        "write names such as mirror.example.com, domains such as .example.com, addresses or networks such as 10.0.0.0/8",
        ExceptionPattern());

    // Without query and fragment, which nobody would look at, and without credentials, which everybody could see.
    private static Field<Uri> Url(ValueReader value, string form, string remedy) => value.Parse(
        text => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            && url is { UserInfo: "", Query: "", Fragment: "", Host.Length: > 0 } && UrlPattern().IsMatch(text) ? url : null,
        form,
        remedy,
        HttpPattern());

    [GeneratedRegex(@"\Av?[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}\z")]
    private static partial Regex VersionPattern();

    [GeneratedRegex(@"\A(\*|[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:[0-9]{1,5})?)\z")]
    private static partial Regex RegistryPattern();

    [GeneratedRegex(@"\A[!-9;-~]([ -9;-~]*[!-9;-~])?\z")]
    private static partial Regex UserPattern();

    // Only for editors: the rest is more than a pattern can say.
    [GeneratedRegex(@"\Ahttps?://")]
    private static partial Regex HttpPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9:/._~%\[\]-]+\z")]
    private static partial Regex UrlPattern();

    [GeneratedRegex(@"\A(\*|[.A-Za-z0-9]([-A-Za-z0-9.:]*[A-Za-z0-9])?(/[0-9]{1,3})?)\z")]
    private static partial Regex ExceptionPattern();
}
