using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Core.Spec;

public sealed class PreflightFieldTests
{
    [Fact]
    public void Checks_are_accepted_by_name() =>
        Assert.Equal(["low-memory", "low-cpu"], Specs.OneHost("1.32.0", "preflight: {accept: [low-memory, low-cpu]}").Preflight.Accept);

    [Fact]
    public void None_is_accepted_unasked() => Assert.Empty(Specs.OneHost("1.32.0").Preflight.Accept);
}
