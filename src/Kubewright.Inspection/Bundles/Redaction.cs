using System.Text.RegularExpressions;
using Kubewright.Inspection.Evidence;

namespace Kubewright.Inspection.Bundles;

/// <summary>
/// Takes secrets out of answers before anybody keeps or shows them: private keys, tokens, passwords, data of Secrets. What is taken out is said in its place. It rather takes
/// out too much than too little; certificates, which everybody may see, stay.
/// </summary>
public static partial class Redaction
{
    /// <summary>What stands in a secret's place.</summary>
    public const string Mark = "[redacted]";

    public static EvidenceSet Of(EvidenceSet evidence) => evidence with { Items = [.. evidence.Items.Select(Of)] };

    public static EvidenceItem Of(EvidenceItem item) =>
        item with { Text = Of(item.Text), Errors = Of(item.Errors), Why = item.Why is null ? null : Of(item.Why), Command = Of(item.Command), Question = Of(item.Question) };

    /// <summary>A text without its secrets: JSON by its structure first, everything by its lines.</summary>
    public static string Of(string text) => Lines(JsonRedaction.Of(text));

    private static string Lines(string text)
    {
        if (text.Length == 0)
        {
            return text;
        }

        text = PrivateKey().Replace(text, $"-----BEGIN PRIVATE KEY----- {Mark}");
        text = EncodedKey().Replace(text, Mark);
        text = SecretManifest.Redact(text);
        text = SecretInJson().IsMatch(text) ? DataInJson().Replace(text, "$1{}") : text;
        text = NamedVariable().Replace(text, $"$1{Mark}");
        text = Flag().Replace(text, $"$1{Mark}");
        text = Field().Replace(text, match => match.Groups[2].Value is "" or "null" or "true" or "false" ? match.Value : match.Groups[1].Value + Mark);
        text = Bearer().Replace(text, $"$1{Mark}");
        text = Jwt().Replace(text, Mark);
        text = UrlPassword().Replace(text, $"$1{Mark}@");
        return BootstrapToken().Replace(text, Mark);
    }

    // Also as JSON has them, with \n for the ends of lines. One whose end is cut off goes to the end of the text.
    [GeneratedRegex(@"-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----.*?(-----END [A-Z0-9 ]*PRIVATE KEY-----|\z)", RegexOptions.Singleline)]
    private static partial Regex PrivateKey();

    // "-----BEGIN " in base64, where it does not go on with "CERT".
    [GeneratedRegex("LS0tLS1CRUdJTi(?!BDRVJU)[A-Za-z0-9+/=]{16,}")]
    private static partial Regex EncodedKey();

    // In the middle of other text, inside a text of JSON, or cut off.
    [GeneratedRegex("""kind\\*"\s*:\s*\\*"Secret""")]
    private static partial Regex SecretInJson();

    [GeneratedRegex("""("(?:data|stringData)\\*"\s*:\s*)\{[^{}]*(?:\}|\z)""")]
    private static partial Regex DataInJson();

    // A variable of a container, in YAML or JSON: its name, then its value.
    [GeneratedRegex("""(name"?: *"?[^\s",]*(?:password|passwd|secret|token|credential)[^\s",]*"?,?\s*\\?"?value"?: *)"?[^\s",}]+"?""", RegexOptions.IgnoreCase)]
    private static partial Regex NamedVariable();

    // The name ends so: --token-auth-file and --enable-bootstrap-token-auth hold no secrets.
    [GeneratedRegex("""(--[a-z0-9-]*(?:token|password|passwd|secret|certificate-key|access-key)(?:=|["', ]+))(?!-)[^\s"',]+""", RegexOptions.IgnoreCase)]
    private static partial Regex Flag();

    [GeneratedRegex("""((?<![\w-])\\?["']?(?:client-key-data|id-token|refresh-token|access-token|token|auth_pass|password|passwd|vip_password|bgp_password|secret_?key|access_?key|certificate_?key|api_?key|private_?key)\\?["']?(?:[ \t]*[:=][ \t]*|[ \t]+(?=\S+[ \t]*$))\\?["']?)([^\s"'\\,}]*)""", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Field();

    [GeneratedRegex(@"(\b(?:bearer|basic)[ \t]+)[A-Za-z0-9._~+/=-]{8,}", RegexOptions.IgnoreCase)]
    private static partial Regex Bearer();

    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?")]
    private static partial Regex Jwt();

    [GeneratedRegex(@"(\w://[^\s/:@""']+:)[^\s/@""']+@")]
    private static partial Regex UrlPassword();

    [GeneratedRegex(@"(?<![a-z0-9./_-])[a-z0-9]{6}\.[a-z0-9]{16}(?![a-z0-9./_-])")]
    private static partial Regex BootstrapToken();
}
