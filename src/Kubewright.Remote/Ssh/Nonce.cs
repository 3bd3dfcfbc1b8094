using System.Security.Cryptography;

namespace Kubewright.Remote.Ssh;

/// <summary>A text that no output holds by chance: 128 random bits in hexadecimal.</summary>
internal static class Nonce
{
    public static string Create() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
