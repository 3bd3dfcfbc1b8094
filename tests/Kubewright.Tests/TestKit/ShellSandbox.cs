using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Remote.Local;

namespace Kubewright.Tests.TestKit;

/// <summary>
/// A folder in which the scripts meant for hosts are really run, by this machine's sh: what they keep on a host is kept in the folder, and programs that would
/// touch the machine are replaced by ones that only write down how they were called.
/// </summary>
internal sealed class ShellSandbox : IDisposable
{
    private static readonly IReadOnlyList<string> Dangerous =
    [
        "systemctl", "ctr", "hostname", "sysctl", "swapon", "swapoff", "modprobe", "apt-get", "kubeadm", "kubectl", "ip", "iptables", "iptables-restore", "reboot",
    ];

    private static readonly IReadOnlyList<string> Kept = ["/var/lib/kubewright", "/run/kubewright", "/etc/kubernetes", "/var/lib/etcd", "/run/containerd", "/etc/containerd", "/var/lib/kubelet", "/var/log/pods"];

    public ShellSandbox()
    {
        Root = Directory.CreateTempSubdirectory("kubewright-test").FullName;
        Directory.CreateDirectory(PathOf("/bin"));
        Directory.CreateDirectory(PathOf("/tmp"));
        foreach (var program in Dangerous)
        {
            Program(program, "");
        }
    }

    public string Root { get; }

    /// <summary>How the replaced programs were called, in order.</summary>
    public IReadOnlyList<string> Calls => File.Exists(PathOf("/calls")) ? File.ReadAllLines(PathOf("/calls")) : [];

    /// <summary>Every file, link and folder below a folder, with mode and content, to compare before and after.</summary>
    public IReadOnlyList<string> Tree(string folder) =>
    [
        .. new DirectoryInfo(PathOf(folder)).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .OrderBy(entry => entry.FullName, StringComparer.Ordinal)
            .Select(entry => $"{Path.GetRelativePath(Root, entry.FullName)} {entry.UnixFileMode} {entry.LinkTarget} {(entry is FileInfo { LinkTarget: null } file ? File.ReadAllText(file.FullName) : "")}"),
    ];

    /// <summary>Where a path of the host lies in the sandbox.</summary>
    public string PathOf(string path) => Root + path;

    public string Read(string path) => File.ReadAllText(PathOf(path));

    public bool Has(string path) => Path.Exists(PathOf(path));

    /// <summary>Puts a file there, with its folder.</summary>
    public string Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
        return PathOf(path);
    }

    /// <summary>Replaces a program by one that writes down its arguments and then does what the script says.</summary>
    public void Program(string name, string script)
    {
        Write($"/bin/{name}", $"#!/bin/sh\nprintf '%s\\n' \"{name} $*\" >>{PathOf("/calls")}\n{script}\n");
        File.SetUnixFileMode(PathOf($"/bin/{name}"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Runs a command as a host would.</summary>
    public Task<LocalProcessResult> RunAsync(Command command) => RunAsync(command.Script);

    /// <summary>Asks a probe as a host would.</summary>
    public async Task<Fact<T>> AskAsync<T>(Probe<T> probe)
    {
        const string marker = "kubewright-sandbox";
        var result = await RunAsync(ProbeBatch.Compose([probe], marker).Script);
        return (Fact<T>)probe.Read(ProbeBatch.Split(result.Output, marker)[0]);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private async Task<LocalProcessResult> RunAsync(string script)
    {
        foreach (var folder in Kept)
        {
            script = script.Replace(PathOf(folder), folder, StringComparison.Ordinal).Replace(folder, PathOf(folder), StringComparison.Ordinal);
        }

        var environment = new Dictionary<string, string>
        {
            ["PATH"] = $"{PathOf("/bin")}:{Environment.GetEnvironmentVariable("PATH")}",
            ["TMPDIR"] = PathOf("/tmp"),
            ["KUBEWRIGHT_CONTROLLER"] = "192.168.2.1",
        };
        var result = await LocalProcess.RunAsync("/bin/sh", ["-s"], TimeSpan.FromSeconds(20), CancellationToken.None, script, environment, workingDirectory: Root);
        return result with { Output = Kept.Aggregate(result.Output, (text, folder) => text.Replace(PathOf(folder), folder, StringComparison.Ordinal)) };
    }
}
