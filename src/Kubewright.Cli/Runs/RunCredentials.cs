using System.Security.Cryptography;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;

namespace Kubewright.Cli.Runs;

/// <summary>Makes a run's own credentials, from the system's random numbers.</summary>
internal static class RunCredentials
{
    private const string TokenLetters = "abcdefghijklmnopqrstuvwxyz0123456789";

    public static JoinCredentials Create(DateTimeOffset now) => new()
    {
        RunId = $"{now.UtcDateTime:yyyyMMdd-HHmmss}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}",
        Token = new Secret($"{RandomNumberGenerator.GetString(TokenLetters, 6)}.{RandomNumberGenerator.GetString(TokenLetters, 16)}"),
        CertificateKey = new Secret(RandomNumberGenerator.GetHexString(64, lowercase: true)),
    };
}
