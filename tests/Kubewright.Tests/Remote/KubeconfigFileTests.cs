using Kubewright.Remote.KubeApi;
using Xunit;

namespace Kubewright.Tests.Remote;

public sealed class KubeconfigFileTests
{
    private const string Text = """
        apiVersion: v1
        kind: Config
        current-context: two
        clusters:
        - name: other
          cluster: {server: https://other:6443}
        - name: own
          cluster: {server: "https://192.168.2.10:8443", certificate-authority: ca.crt}
        contexts:
        - name: one
          context: {cluster: other, user: b}
        - name: two
          context: {cluster: own, user: a}
        users:
        - name: a
          user: {token: t0ken}
        """;

    [Fact]
    public void The_current_context_decides_and_files_are_found_beside_it()
    {
        var config = KubeconfigFile.Read("/home/me/.kube/config", Text, path => $"content of {path}");

        Assert.Equal("https://192.168.2.10:8443/", config.Server.ToString());
        Assert.Equal("content of /home/me/.kube/ca.crt", config.Authority);
        Assert.Equal("t0ken", config.Token!.Reveal());
    }

    [Theory]
    [InlineData("user: {token: t0ken}", "user: {exec: {command: aws}}", "logs in with a program of its own (exec)")]
    [InlineData("certificate-authority: ca.crt", "insecure-skip-tls-verify: true", "never trusted unseen")]
    [InlineData("current-context: two", "current-context: three", "names no cluster")]
    [InlineData("https://192.168.2.10:8443", "192.168", "is no server")]
    [InlineData("apiVersion: v1", "- apiVersion: v1", "is not a kubeconfig")]
    public void What_cannot_be_used_is_said(string part, string instead, string why)
    {
        var problem = Assert.Throws<FormatException>(() => KubeconfigFile.Read("f", Text.Replace(part, instead, StringComparison.Ordinal), _ => ""));

        Assert.Contains(why, problem.Message, StringComparison.Ordinal);
    }
}
