using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;

namespace Kubewright.Tests.TestKit;

/// <summary>Credentials that open nothing.</summary>
internal static class Credentials
{
    public const string CaCertHash = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

    public static JoinCredentials Sample { get; } = new()
    {
        RunId = "20261121-030000",
        Token = new Secret("abcdef.0123456789abcdef"),
        CertificateKey = new Secret(new string('a', 64)),
    };
}
