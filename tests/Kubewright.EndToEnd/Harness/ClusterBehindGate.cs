using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Kubewright.EndToEnd.Harness;

/// <summary>
/// A lab of which this machine reaches one host only: the others drop everything that comes from it, so that the one is the way to them. Their user's sudo wants a
/// password.
/// </summary>
public sealed partial class ClusterBehindGate() : LabCluster("e2e-gate", "haproxy", "gate", "cp1", "cp2", "cp3")
{
    private const string Secret = "Sesam-oeffne-dich-4711";

    /// <summary>Matches the secret, and not itself where it stands in an argument.</summary>
    public const string SecretPattern = "Sesam-oeffne-dich-47[1]1";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public IReadOnlyList<string> ControlPlanes { get; } = ["cp1", "cp2", "cp3"];

    public string PasswordFile => Path.Combine(Layout.Directory, "sudo");

    public override async Task InitializeAsync()
    {
        await Product.DemandAsync(TimeSpan.FromMinutes(1), "lab", "down", Name);
        await Product.DemandAsync(DeployLimit, ["demo", Name, "--only-hosts", "--hosts", .. HostNames]);
        await System.IO.File.WriteAllTextAsync(PasswordFile, $"{Secret}\n");
        System.IO.File.SetUnixFileMode(PasswordFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        foreach (var host in ControlPlanes)
        {
            // Rules last, for they end this very connection. The password is set from a file that is gone before the run.
            await DemandOnAsync(host, $"echo 'admin:{Secret}' | chpasswd && echo 'admin ALL=(ALL) ALL' >/etc/sudoers.d/admin && nohup sh -c 'sleep 1; iptables -A INPUT -s {Layout.ControllerAddress} -j DROP' >/dev/null 2>&1 &");
        }

        await Task.Delay(TimeSpan.FromSeconds(2));
    }

    /// <summary>Writes the cluster file: the demo's, without the gate, logged in to through it, with a host's own lines.</summary>
    /// <param name="hosts">What is written at each control plane, after its address.</param>
    internal void Write(params IReadOnlyList<string> hosts)
    {
        var before = System.IO.File.ReadAllText(System.IO.File.Exists(Demo) ? Demo : File);
        System.IO.File.WriteAllText(Demo, before);
        var lines = before.Split('\n').Where(line => !line.Contains("name: gate", StringComparison.Ordinal)).Select(line => RoleOf().Match(line) is { Success: true } match
            ? $"{match.Groups["host"].Value}{hosts[ControlPlanes.ToList().IndexOf(match.Groups["name"].Value)]}}}"
            : line == "ssh:" ? $"ssh:\n  user: admin\n  jump: admin@{Layout.Demand("gate").Address}:22\n  sudoPasswordFile: {PasswordFile}" : line);
        System.IO.File.WriteAllText(File, string.Join('\n', lines));
    }

    /// <summary>Runs a script as root on a host behind the gate, on a way of the test's own.</summary>
    internal async Task<string> BehindAsync(string host, string script)
    {
        string[] login = ["ssh", "-i", Layout.KeyPath, "-o", $"UserKnownHostsFile={Layout.KnownHostsPath}", "-o", "BatchMode=yes", "-o", "LogLevel=ERROR"];
        var through = string.Join(' ', [.. login, "-W", "%h:%p", $"root@{Layout.Demand("gate").Address}"]);
        using var running = new Running(
            Layout.EnterArguments[0], [.. Layout.EnterArguments.Skip(1), .. login, "-o", $"ProxyCommand={through}", $"root@{Layout.Demand(host).Address}", script]);
        var outcome = await running.EndAsync(Limit);
        Assert.True(outcome.Code == 0, $"{script} on {host} ended with {outcome.Code}\n{outcome}");
        return outcome.Output;
    }

    internal async Task<string> NodeAsync(string node, string path) =>
        (await BehindAsync("cp1", $"kubectl --kubeconfig /etc/kubernetes/admin.conf get node {node} -o jsonpath='{{{path}}}'")).Trim();

    /// <summary>Processes here and on a host, other than this one, that show the secret in arguments or environment.</summary>
    internal async Task<string> ShownAsync(string host)
    {
        var there = await BehindAsync(host, $"grep -laE {SecretPattern} /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null || :");
        var here = Process.GetProcesses().SelectMany(process => (string[])[$"/proc/{process.Id}/cmdline", $"/proc/{process.Id}/environ"]).Where(Shows);
        return $"{there}{string.Join('\n', here)}";
    }

    private static bool Shows(string file)
    {
        try
        {
            return System.IO.File.ReadAllText(file).Contains(Secret, StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended.
            return false;
        }
    }

    private string Demo => File + ".demo";

    private async Task DemandOnAsync(string host, string script)
    {
        var outcome = await OnAsync(host, script);
        Assert.True(outcome.Code == 0, $"{host} could not be prepared\n{outcome}");
    }

    [GeneratedRegex(@"^(?<host>  - \{name: (?<name>cp\d), address: [0-9.]+, )roles: ")]
    private static partial Regex RoleOf();
}
