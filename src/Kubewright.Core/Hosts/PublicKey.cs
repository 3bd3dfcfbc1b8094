using System.Text.RegularExpressions;

namespace Kubewright.Core.Hosts;

/// <summary>A public key as a line of authorized_keys, without options.</summary>
public sealed partial record PublicKey
{
    private PublicKey(string line) => Line = line;

    /// <summary>Type, key and comment.</summary>
    public string Line { get; }

    /// <summary>Reads the text of a <c>.pub</c> file; null where it is no public key, or more than one.</summary>
    public static PublicKey? TryParse(string text) => Form().IsMatch(text.Trim()) ? new PublicKey(text.Trim()) : null;

    [GeneratedRegex(@"\A(ssh-(ed25519|rsa)|ecdsa-sha2-nistp(256|384|521)|sk-(ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com) AAAA[A-Za-z0-9+/]+={0,3}( [^\r\n]*)?\z")]
    private static partial Regex Form();
}
