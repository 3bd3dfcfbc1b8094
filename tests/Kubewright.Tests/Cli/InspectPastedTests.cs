using System.Text.Json;
using Kubewright.Tests.Inspection.Pasted;
using Xunit;

namespace Kubewright.Tests.Cli;

public sealed class InspectPastedTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task A_file_of_pasted_text_is_read_and_nobody_is_asked()
    {
        _line.Write("walk.txt", PastedTexts.Text("s1/walk.txt"));

        Assert.Equal(1, await _line.RunAsync("inspect", "--text", "walk.txt", "--lang", "en"));
        Assert.Contains("etcd is one loss from losing its quorum", _line.Out, StringComparison.Ordinal);
        Assert.Empty(_line.Hosts.Connected);
        Assert.Empty(_line.Error);
    }

    [Fact]
    public async Task Standard_input_is_read()
    {
        using var line = new CommandLine { Typed = PastedTexts.Text("s2/walk.txt") };

        Assert.Equal(1, await line.RunAsync("inspect", "--text", "-", "--lang", "zh-CN"));
        Assert.Contains("calico-kube-controllers-67f55f8858-p9zkm 不正常：CrashLoopBackOff", line.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_files_are_one_cluster()
    {
        var walk = PastedTexts.Text("s2/walk.txt").Split("root@node1:~# ETCDCTL_API");
        _line.Write("kubectl.txt", walk[0]);
        _line.Write("etcd.txt", PastedTexts.Text("s2/etcd-one-gone.txt"));

        Assert.Equal(1, await _line.RunAsync("inspect", "--text", "kubectl.txt", "etcd.txt", "--output", "json"));
        using var json = JsonDocument.Parse(_line.Out);
        var oddities = json.RootElement.GetProperty("oddities").EnumerateArray().Select(statement => statement.GetProperty("topic").GetString()).ToList();

        Assert.Contains("etcd-member-down", oddities);
        Assert.Contains("pod-unwell", oddities);
    }

    [Fact]
    public async Task All_files_in_which_nothing_is_known_are_said_at_once()
    {
        _line.Write("prose.txt", "Dear colleague,\nthe cluster is broken.\n");
        _line.Write("empty.txt", "\n");

        Assert.Equal(2, await _line.RunAsync("inspect", "--text", "prose.txt", "empty.txt", "absent.txt"));
        Assert.Contains("nothing in prose.txt was recognised as output of kubectl or etcdctl", _line.Error, StringComparison.Ordinal);
        Assert.Contains("empty.txt is empty", _line.Error, StringComparison.Ordinal);
        Assert.Contains("absent.txt cannot be read", _line.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_understood_is_said_by_file_and_line()
    {
        _line.Write("page.txt", PastedTexts.Text("s1/web-page.txt"));

        Assert.Equal(1, await _line.RunAsync("inspect", "--text", "page.txt", "--lang", "en"));
        Assert.Contains("5 passages of the text were not made use of: page.txt, line 1; page.txt, line 3; page.txt, line 13", _line.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_the_API_does_not_answer_is_said()
    {
        _line.Write("down.txt", "[root@cp1 ~]# kubectl get nodes\nThe connection to the server k8s.example.com:8443 was refused - did you specify the right host or port?\n");

        Assert.Equal(1, await _line.RunAsync("inspect", "--text", "down.txt", "--lang", "en"));
        Assert.Contains("The connection to the server k8s.example.com:8443 was refused", _line.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_little_to_tell_ends_with_4()
    {
        _line.Write("info.txt", "Kubernetes control plane is running at https://k8s.example.com:8443\n");

        Assert.Equal(4, await _line.RunAsync("inspect", "--text", "info.txt"));
    }

    [Fact]
    public async Task Text_is_saved_with_other_evidence_without_its_secrets_and_says_the_same()
    {
        _line.Write("walk.txt", PastedTexts.Text("s1/walk.txt") + "kubeadm join --token abcdef.0123456789abcdef k8s.example.com:8443\n");

        Assert.Equal(0, await _line.RunAsync("evidence", "collect", "--text", "walk.txt", "-o", "e.tar.gz"));
        Assert.Equal(1, await _line.RunAsync("inspect", "--bundle", "e.tar.gz", "--lang", "en", "--evidence"));
        Assert.Contains("on master1 etcd is at fault and the API server only follows", _line.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("abcdef.0123456789abcdef", _line.Out, StringComparison.Ordinal);
    }
}
