using Kubewright.Lab.Artifacts;
using Xunit;

namespace Kubewright.Tests.Lab.Artifacts;

public sealed class OriginChoiceTests
{
    [Theory]
    [InlineData(ArtifactOrigin.Debian, true, true, ArtifactOrigin.Debian)]
    [InlineData(ArtifactOrigin.Upstream, true, false, ArtifactOrigin.Upstream)]
    [InlineData(ArtifactOrigin.Automatic, true, true, ArtifactOrigin.Debian)]
    [InlineData(ArtifactOrigin.Automatic, false, true, ArtifactOrigin.Upstream)]
    [InlineData(ArtifactOrigin.Automatic, false, false, ArtifactOrigin.Debian)]
    public void A_wish_is_followed_and_else_what_is_here_goes_before_what_is_far(
        ArtifactOrigin wanted, bool builtHere, bool upstreamReachable, ArtifactOrigin taken) =>
        Assert.Equal(taken, OriginChoice.Decide(wanted, builtHere, upstreamReachable).Origin);

    [Fact]
    public void The_sentence_says_why() =>
        Assert.Equal(
            "Upstream cannot be reached from here, so Kubernetes is built from Debian's source package.",
            OriginChoice.Decide(ArtifactOrigin.Automatic, builtHere: false, upstreamReachable: false).Why);
}
