using Kubewright.Core.Plans;
using Xunit;

namespace Kubewright.Tests.Core.Plans;

public sealed class RelevantLinesTests
{
    [Fact]
    public void Lines_that_speak_of_trouble_are_picked_from_an_init_that_failed()
    {
        const string said = """
            [init] Using Kubernetes version: v1.32.0
            [preflight] Running pre-flight checks
            W1121 03:00:00.000000    1234 checks.go:846] detected that the sandbox image "" of the container runtime is inconsistent
            [kubelet-check] The kubelet is healthy after 501.2ms
            [api-check] Waiting for a healthy API server. This can take up to 4m0s
            [api-check] The API server is not healthy after 4m0.000573s

            Unfortunately, an error has occurred:
            	context deadline exceeded

            This error is likely caused by:
            	- The kubelet is not running
            error execution phase wait-control-plane: could not initialize a Kubernetes cluster
            To see the stack trace of this error execute with --v=5 or higher
            """;

        Assert.Equal(
            [
                "Unfortunately, an error has occurred:",
                "This error is likely caused by:",
                "error execution phase wait-control-plane: could not initialize a Kubernetes cluster",
                "To see the stack trace of this error execute with --v=5 or higher",
            ],
            RelevantLines.Of(said));
    }

    [Theory]
    [InlineData("E1121 03:00:00.000000    1234 kubelet.go:2424] something")]
    [InlineData("dial tcp 192.168.0.10:6443: connect: no route to host")]
    [InlineData("dial tcp 10.233.0.1:443: i/o timeout")]
    [InlineData("\t[ERROR Port-6443]: Port 6443 is in use")]
    [InlineData("Job for containerd.service failed because the control process exited with error code.")]
    [InlineData("curl: (7) Failed to connect to 192.168.2.1 port 8080: Connection refused")]
    [InlineData("sh: 1: kubeadm: not found")]
    public void These_speak_of_trouble(string line) => Assert.Equal([line.Trim()], RelevantLines.Of($"harmless\n{line}\nharmless too"));

    [Theory]
    [InlineData("[terrors] a word that only holds the word")]
    [InlineData("0 mirrored")]
    public void These_do_not(string line) => Assert.Equal(["a real error"], RelevantLines.Of($"{line}\na real error\n{line}"));

    [Fact]
    public void Where_nothing_speaks_of_trouble_the_last_lines_are_given() =>
        Assert.Equal(Enumerable.Range(9, 12).Select(line => $"line {line}"), RelevantLines.Of(string.Join('\n', Enumerable.Range(1, 20).Select(line => $"line {line}"))));

    [Fact]
    public void The_same_line_again_and_again_counts_once() => Assert.Equal(["error: again", "error: other"], RelevantLines.Of("error: again\nerror: again\nerror: other\nerror: again\n"));

    [Fact]
    public void Nothing_gives_nothing() => Assert.Empty(RelevantLines.Of("\n\n"));
}
