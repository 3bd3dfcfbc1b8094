using Kubewright.Inspection.Evidence;
using Xunit;

namespace Kubewright.Tests.Inspection.Pasted;

public sealed class PastedTextTests
{
    [Fact]
    public void A_paste_falls_into_the_answers_of_its_commands() => Assert.Equal(
        ["kubectl get nodes -o wide", "kubectl get pods -n kube-system", "kubectl cluster-info", "kubectl describe pod kube-apiserver-master1 -n kube-system"],
        PastedTexts.Evidence("s1/walk.txt").Items.Select(item => item.Command));

    [Fact]
    public void Where_no_command_is_seen_the_one_that_gives_the_answer_is_named() => Assert.Equal(
        ["kubectl get nodes -o wide", "kubectl get pods -n kube-system", "kubectl cluster-info", "kubectl describe pod kube-apiserver-master1 -n kube-system"],
        PastedTexts.Evidence("s1/no-commands-crlf.txt").Items.Select(item => item.Command));

    [Fact]
    public void Several_tables_of_one_command_are_its_answers() => Assert.Equal(
        5,
        PastedTexts.Evidence("s1/other-order.txt").Items.Count(item => item.Command == "kubectl get all -n kube-system"));

    [Fact]
    public void A_command_is_not_given_another_ones_answer() => Assert.Equal(
        ["kubectl get nodes", "kubectl get pods -n kube-system"],
        PastedTexts.Of("""
            $ kubectl get nodes
            NAME   STATUS   ROLES           AGE   VERSION
            cp1    Ready    control-plane   1d    v1.32.0
            cp2    Ready    control-plane   1d    v1.32.0

            NAME       READY   STATUS    RESTARTS   AGE
            etcd-cp1   1/1     Running   0          1d
            etcd-cp2   1/1     Running   0          1d
            """).Items.Select(item => item.Command));

    [Theory]
    [InlineData("s1/walk.txt")]
    [InlineData("s1/walk-wide.txt")]
    [InlineData("s1/other-order.txt")]
    [InlineData("s1/no-commands-crlf.txt")]
    [InlineData("s1/full-width.txt")]
    [InlineData("s1/wrapped-80.txt")]
    [InlineData("s1/collapsed.txt")]
    [InlineData("s1/tabs.txt")]
    [InlineData("s2/walk.txt")]
    [InlineData("s2/dollar-prompt.txt")]
    [InlineData("s2/etcd-simple.txt")]
    public void Every_line_of_a_plain_paste_is_understood(string name) => Assert.Empty(PastedTexts.NotUnderstood(PastedTexts.Evidence(name)));

    [Fact]
    public void What_is_not_understood_is_said_by_line_and_kept()
    {
        var evidence = PastedTexts.Evidence("s1/web-page.txt");

        Assert.Equal(
            ["s1/web-page.txt, line 1", "s1/web-page.txt, line 3", "s1/web-page.txt, line 13", "s1/web-page.txt, line 36", "s1/web-page.txt, line 44"],
            PastedTexts.NotUnderstood(evidence));
        Assert.Contains("然后看", evidence.Items.Single(item => item.Command.EndsWith("line 13", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Error from server (Forbidden): nodes is forbidden: User \"viewer\" cannot list resource \"nodes\" in API group \"\" at the cluster scope", EvidenceState.Refused)]
    [InlineData("The connection to the server k8s.example.com:8443 was refused - did you specify the right host or port?", EvidenceState.Unreachable)]
    [InlineData("Unable to connect to the server: dial tcp 10.20.30.10:8443: i/o timeout", EvidenceState.Unreachable)]
    [InlineData("No resources found in default namespace.", EvidenceState.Answered)]
    public void A_complaint_in_place_of_an_answer_is_kept_as_one(string complaint, EvidenceState state)
    {
        var item = Assert.Single(PastedTexts.Of($"[root@cp1 ~]# kubectl get nodes\n{complaint}\n[root@cp1 ~]# ").Items);

        Assert.Equal(("kubectl get nodes", state, complaint), (item.Command, item.State, item.Why));
    }

    [Theory]
    [InlineData("[root@master1 ~]# ")]
    [InlineData("root@node1:~# ")]
    [InlineData("ubuntu@node1:~/manifests$ ")]
    [InlineData("master1:~ # ")]
    [InlineData("$ ")]
    [InlineData("# ")]
    [InlineData("➜  ~ ")]
    [InlineData("PS C:\\Users\\ops> ")]
    [InlineData("(venv) [ops@jump k8s]$ ")]
    [InlineData("sh-4.4# ")]
    [InlineData("　")]
    [InlineData("")]
    public void Prompts_of_all_kinds_are_told_from_what_was_typed(string prompt)
    {
        var evidence = PastedTexts.Of($"{prompt}kubectl get nodes -l team=a\nNAME   STATUS   ROLES    AGE   VERSION\ncp1    Ready    <none>   1d    v1.32.0\n{prompt.TrimEnd()}");

        Assert.EndsWith("kubectl get nodes -l team=a", Assert.Single(evidence.Items).Command, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\ndata:\n  password: cGxhbnRlZA==\n")]
    [InlineData("apiVersion: v1\nitems:\n- apiVersion: v1\n  data:\n    password: cGxhbnRlZA==\n  kind: Secret\n- apiVersion: v1\n  kind: Pod\n  metadata:\n    name: a\nkind: List\n")]
    [InlineData("{\n  \"kind\": \"SecretList\",\n  \"items\": [ { \"data\": { \"password\": \"cGxhbnRlZA==\" } } ]\n}")]
    [InlineData("{\n  \"kind\": \"Secret\",\n  \"data\": { \"password\": \"cGxhbnRlZA==\",")]
    public void Secrets_in_a_paste_are_not_kept(string text) => Assert.All(PastedTexts.Of(text).Items, item => Assert.DoesNotContain("cGxhbnRlZA", item.Text, StringComparison.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  \n")]
    [InlineData("NAME")]
    [InlineData("+---+")]
    [InlineData("{")]
    [InlineData("Name:   x")]
    [InlineData("\u0000\u0001\ufffd\ufffd kubectl get pods")]
    [InlineData("NAME   READY   STATUS   RESTARTS   AGE")]
    [InlineData("$ kubectl get pods -o yaml\napiVersion: v1\n  kind: [")]
    public void Odd_texts_do_no_harm(string text) => Assert.All(PastedTexts.Readings(PastedTexts.Of(text)), readings => Assert.Empty(readings.Pods));

    [Fact]
    public void A_paste_that_was_cut_anywhere_is_read_as_far_as_it_goes()
    {
        foreach (var name in (string[])["s1/walk.txt", "s2/walk.txt", "s2/objects-json.txt", "s2/objects-yaml.txt"])
        {
            var text = PastedTexts.Text(name);
            for (var length = 0; length < text.Length; length += 211)
            {
                PastedTexts.Readings(PastedTexts.Of(text[..length]));
                PastedTexts.Readings(PastedTexts.Of(text[length..]));
            }
        }
    }

    [Fact]
    public void A_prompt_inside_an_object_is_its_content() => Assert.Equal(
        "kubectl get cm notes -o yaml",
        Assert.Single(PastedTexts.Of("$ kubectl get cm notes -o yaml\napiVersion: v1\ndata:\n  notes: |\n    $ kubectl get nodes\n    NAME   STATUS\nkind: ConfigMap\n").Items).Command);

    [Fact]
    public void A_text_of_windows_in_UTF_16_is_read()
    {
        var text = "NAME   STATUS   ROLES    AGE   VERSION\r\ncp1    Ready    <none>   1d    v1.32.0\r\n";
        var bytes = System.Text.Encoding.Unicode.GetPreamble().Concat(System.Text.Encoding.Unicode.GetBytes(text)).ToArray();

        Assert.Equal("kubectl get nodes cp1", Assert.Single(PastedTexts.Of(Kubewright.Inspection.Pasted.PastedText.Decode(bytes)).Items).Command);
    }
}
