using Kubewright.Core.Findings;
using Kubewright.Linting;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Linting;

/// <summary>
/// Whole sets of files as people have written them, in folders: <c>given</c>, what is found in them (<c>findings.txt</c>), what they are after correction
/// (<c>corrected</c>) and what is left to decide then (<c>left.txt</c>). <c>UPDATE_GOLDEN=1</c> writes all but the first anew.
/// </summary>
public sealed class LintScenarioTests
{
    private const string Here = "Linting/Scenarios";
    private const string ByHand = "s4-two-balancers-by-hand";
    private const string ByAnsible = "s0-kube-vip-by-ansible";
    private const string Staged = "s0-staged";

    private static readonly string Folder = Path.Combine(Repository.Root, "tests/Kubewright.Tests", Here);

    public static TheoryData<string> Names => [.. Directory.GetDirectories(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Findings_and_corrections_are_as_kept(string name)
    {
        var given = Given(name);

        var corrected = Linter.Correct(given);

        Golden.Matches(Text(Judge(given)), $"{Here}/{name}/findings.txt");
        Assert.All(corrected.Files, file => Golden.Matches(file.Text, $"{Here}/{name}/corrected/{file.Name}"));
        Golden.Matches(Text(corrected.Left), $"{Here}/{name}/left.txt");
    }

    [Theory]
    [InlineData(ByHand, "weight -2 with priorities 100 and 98 ends in a tie", "keepalived-weight-too-small", "lb1/keepalived.conf", "lb2/keepalived.conf")]
    [InlineData(ByHand, "MASTER and BACKUP list different addresses", "keepalived-addresses-differ", "lb2/keepalived.conf")]
    [InlineData(ByHand, "the virtual address is not in the certificate's SANs", "kubeadm-address-not-in-certificate", "kubeadm.yaml")]
    [InlineData(ByHand, "nor in controlPlaneEndpoint", "kubeadm-endpoint-missing", "kubeadm.yaml")]
    [InlineData(ByHand, "nginx has no timeouts", "nginx-no-timeouts", "lb1/nginx.conf", "lb2/nginx.conf")]
    [InlineData(ByHand, "auth_pass 1111", "keepalived-trivial-password", "lb1/keepalived.conf", "lb2/keepalived.conf")]
    [InlineData(ByHand, "advertiseAddress: 1.2.3.4", "kubeadm-placeholder-address", "kubeadm.yaml")]
    [InlineData(ByHand, "the sample token is left in the file", "kubeadm-sample-token", "kubeadm.yaml")]
    [InlineData(ByHand, "the check looks at the local nginx", "keepalived-check-looks-at-process", "lb1/keepalived.conf", "lb2/keepalived.conf")]
    [InlineData(ByHand, "nothing keeps connections from a dead API server", "nginx-no-failure-limits", "lb1/nginx.conf", "lb2/nginx.conf")]
    [InlineData(ByHand, "the balancers listen on different ports", "balancer-ports-differ", "lb2/nginx.conf")]
    [InlineData(ByHand, "SystemdCgroup is false in the file of version 2", "containerd-systemd-cgroup-off", "containerd-v2.toml")]
    [InlineData(ByHand, "and in version 2's section in that of version 3", "containerd-systemd-cgroup-misplaced", "containerd-v3.toml")]
    [InlineData(ByHand, "the pause image is not kubeadm's", "containerd-sandbox-image-differs", "containerd-v2.toml")]
    [InlineData(ByAnsible, "kube-vip has admin.conf while init of 1.29 or later waits for it", "kube-vip-admin-conf-before-init", "kube-vip.yaml")]
    [InlineData(ByAnsible, "the interface is a fixed eth0", "kube-vip-interface-guessed", "kube-vip.yaml")]
    [InlineData(ByAnsible, "static pods depend on hostAliases", "kube-vip-host-aliases", "kube-vip.yaml")]
    [InlineData(Staged, "the endpoint stays the first node's own address", "kubeadm-endpoint-is-one-node", "kubeadm.yaml")]
    [InlineData(Staged, "which the certificate covers alone", "kubeadm-address-not-in-certificate", "kubeadm.yaml")]
    public void A_trap_of_the_field_notes_is_found(string name, string trap, string code, params string[] files)
    {
        var found = Judge(Given(name)).Where(finding => finding.Code == code).Select(finding => finding.File);

        Assert.True(files.SequenceEqual(found), $"not found where it is: {trap}");
    }

    [Fact]
    public void Once_the_right_address_and_port_are_written_everything_else_is_corrected()
    {
        var given = Given(ByHand).Select(file => file with
        {
            Text = file.Text.Replace("192.168.2.200/24", "192.168.2.100/24", StringComparison.Ordinal).Replace("listen 16444", "listen 16443", StringComparison.Ordinal),
        }).ToList();

        var corrected = Linter.Correct(given);

        Assert.Equal(
            ["lb1/keepalived.conf keepalived-trivial-password", "lb2/keepalived.conf keepalived-trivial-password", "kubeadm.yaml kubeadm-placeholder-address"],
            corrected.Left.Select(finding => $"{finding.File} {finding.Code}"));
        Assert.Contains("controlPlaneEndpoint: \"192.168.2.100:16443\"\n", corrected.Files.Single(file => file.Name == "kubeadm.yaml").Text, StringComparison.Ordinal);
    }

    private static IReadOnlyList<LintInput> Given(string name)
    {
        var folder = Path.Combine(Folder, name, "given");
        return
        [
            .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path))
                .OrderBy(file => !file.Contains('/')).ThenBy(file => !file.StartsWith("kubeadm", StringComparison.Ordinal)).ThenBy(file => file, StringComparer.Ordinal)
                .Select(file => new LintInput(file, File.ReadAllText(Path.Combine(folder, file)))),
        ];
    }

    private static IReadOnlyList<LintFinding> Judge(IReadOnlyList<LintInput> inputs) => Linter.Judge(Assert.IsType<LintReading.Right>(Linter.Read(inputs)).Set);

    private static string Text(IEnumerable<LintFinding> findings) => string.Concat(findings.Select(finding =>
        $"{finding.File}:{finding.Line}: {finding.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" }} {finding.Code}: {finding.Problem}\n    {finding.Correction}\n"));
}
