using Kubewright.Cli.Runs;
using Xunit;

namespace Kubewright.Tests.Cli;

public sealed class RunCredentialsTests
{
    [Fact]
    public void Every_run_gets_its_own_in_the_form_that_kubeadm_takes()
    {
        var now = new DateTimeOffset(2026, 11, 21, 4, 12, 0, TimeSpan.FromHours(1));
        var (first, second) = (RunCredentials.Create(now), RunCredentials.Create(now));

        Assert.Matches(@"\A20261121-031200-[0-9a-f]{4}\z", first.RunId);
        Assert.Matches(@"\A[a-z0-9]{6}\.[a-z0-9]{16}\z", first.Token.Reveal());
        Assert.Matches(@"\A[0-9a-f]{64}\z", first.CertificateKey.Reveal());
        Assert.NotEqual(first.Token.Reveal(), second.Token.Reveal());
        Assert.NotEqual(first.CertificateKey.Reveal(), second.CertificateKey.Reveal());
    }
}
