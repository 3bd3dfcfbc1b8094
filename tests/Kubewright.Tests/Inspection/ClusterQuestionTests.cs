using Kubewright.Core.Facts;
using Kubewright.Inspection.Probes.Cluster;
using Xunit;

namespace Kubewright.Tests.Inspection;

public sealed class ClusterQuestionTests
{
    [Theory]
    [InlineData("The connection to the server 10.0.0.100:8443 was refused - did you specify the right host or port?")]
    [InlineData("Error from server: rpc error: code = Unavailable desc = transport is closing")]
    [InlineData("Error from server: etcdserver: request timed out")]
    [InlineData("Unable to connect to the server: EOF")]
    public void An_API_that_is_away_is_asked_again(string said) => Assert.True(new ServerVersion().IsPassing(new ProbeAnswer(1, "", said)));

    [Theory]
    [InlineData("Error from server (Forbidden): nodes is forbidden: User \"a\" cannot list resource \"nodes\" in API group \"\" at the cluster scope")]
    [InlineData("Error from server (NotFound): namespaces \"a\" not found")]
    public void What_an_API_refuses_is_final(string said) => Assert.False(new ServerVersion().IsPassing(new ProbeAnswer(1, "", said)));

    [Fact]
    public void An_answer_is_final() => Assert.False(new ServerVersion().IsPassing(new ProbeAnswer(0, "absent\n", "")));
}
