using Kubewright.Linting;
using Xunit;

namespace Kubewright.Tests.Linting;

/// <summary>What is no file of its kind is refused with the line and what to write; whose a file is, its content tells.</summary>
public sealed class LintReadingTests
{
    [Theory]
    [InlineData("vrrp_instance VI_1 {\n    state MASTER\n", "1: the block of 'vrrp_instance' is not closed")]
    [InlineData("vrrp_instance VI_1 {\n}\n}\n", "3: a block is closed that was not opened")]
    [InlineData("global_defs {\n    router_id \"a\n}\n", "2: a text that begins with \" is not ended")]
    [InlineData("stream {\n    upstream k8s {\n        server 10.0.0.1:6443\n    }\n}\n", "3: 'server' is not ended")]
    [InlineData("events { }\nstream {\n", "2: the block of 'stream' is not closed")]
    [InlineData("bind *:80\nfrontend a\n", "1: 'bind' is in no section")]
    [InlineData("frontend a\n    bind \"*:80\n", "2: a text that begins with \" is not ended")]
    [InlineData("apiVersion: kubeadm.k8s.io/v1beta4\nkind: [\n", "3: the file is not YAML: While parsing a node, did not find expected node content")]
    [InlineData("apiVersion: kubeadm.k8s.io/v1beta4\nkind: A\nkind: B\n", "3: 'kind' is written a second time; the first is in line 2")]
    [InlineData("version = 3\n[plugins.\"a]\n", "2: a text that begins with \" is not ended")]
    [InlineData("version = 3\nroot = /var\n", "2: '/var' is no value")]
    [InlineData("version = 3\nimports = [\"a\"\n\nroot = \"b\"\n", "4: the list is not closed")]
    [InlineData("version = 3 root = 4\n", "1: something stands behind the value")]
    [InlineData("kind: Pod\nspec:\n  containers:\n  - name: other\n    image: kube-vipx\n", null)]
    [InlineData("apiVersion: kubewright.io/v1alpha1\nkind: Cluster\n", "0: is no file of keepalived, nginx, HAProxy, kubeadm, containerd, kube-vip's static pod or a check script")]
    [InlineData("", "0: is no file of keepalived, nginx, HAProxy, kubeadm, containerd, kube-vip's static pod or a check script")]
    public void A_mistake_of_form_is_said_with_its_line(string text, string? error)
    {
        var reading = Linter.Read([new LintInput("file", text)]);

        if (error is null)
        {
            Assert.IsType<LintReading.Right>(reading);
            return;
        }

        var wrong = Assert.Single(Assert.IsType<LintReading.Wrong>(reading).Errors);
        Assert.Equal(error, $"{wrong.Line}: {wrong.Problem}");
        Assert.NotEmpty(wrong.Remedy);
    }

    [Theory]
    [InlineData("! keepalived\nglobal_defs\n{\n}\n", ConfigKind.Keepalived)]
    [InlineData("upstream k8s {\n    server 10.0.0.1:6443;\n}\n", ConfigKind.Nginx)]
    [InlineData("user www-data;\nevents {}\n", ConfigKind.Nginx)]
    [InlineData("# comment\ndefaults\n    mode tcp\n", ConfigKind.Haproxy)]
    [InlineData("listen k8s\n    bind :6443\n", ConfigKind.Haproxy)]
    [InlineData("---\napiVersion: \"kubeadm.k8s.io/v1beta3\"\nkind: JoinConfiguration\n", ConfigKind.Kubeadm)]
    [InlineData("kind: KubeletConfiguration\napiVersion: kubelet.config.k8s.io/v1beta1\n", ConfigKind.Kubeadm)]
    [InlineData("[plugins.\"io.containerd.grpc.v1.cri\"]\n", ConfigKind.Containerd)]
    [InlineData("disabled_plugins = [\"cri\"]\n", ConfigKind.Containerd)]
    [InlineData("#!/bin/sh\npidof nginx\n", ConfigKind.Script)]
    [InlineData("kind: Pod\nmetadata: {name: kube-vip}\nspec: {containers: [{name: kube-vip, image: 'a/kube-vip:v0.8.9'}]}\n", ConfigKind.KubeVip)]
    public void The_content_tells_whose_a_file_is(string text, ConfigKind kind) =>
        Assert.Equal(kind, Assert.Single(Assert.IsType<LintReading.Right>(Linter.Read([new LintInput("file", text)])).Set.Files).Kind);

    [Fact]
    public void What_is_said_to_be_of_a_kind_is_read_as_that() =>
        Assert.Equal(ConfigKind.Nginx, Assert.Single(Assert.IsType<LintReading.Right>(Linter.Read([new LintInput("file", "include /etc/nginx/conf.d/*.conf;\n", ConfigKind.Nginx)])).Set.Files).Kind);

    [Fact]
    public void All_files_that_cannot_be_read_are_said_at_once() =>
        Assert.Equal(2, Assert.IsType<LintReading.Wrong>(Linter.Read([new LintInput("a", "?"), new LintInput("b", "events {"), new LintInput("c", "events {}\n")])).Errors.Count);

    [Fact]
    public void Carriage_returns_and_a_missing_newline_at_the_end_stay_as_they_are()
    {
        var corrected = Linter.Correct([new LintInput("config.toml", "version = 3\r\n[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]\r\nSystemdCgroup = false # why?")]);

        Assert.Equal("version = 3\r\n[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]\r\nSystemdCgroup = true # why?", corrected.Files[0].Text);
    }
}
