using System.Text;
using System.Text.RegularExpressions;
using Kubewright.Core.Hosts;

namespace Kubewright.Tests.TestKit.Simulation;

/// <summary>What a command does to a simulated host, known by its title.</summary>
internal static partial class SimulatedCommands
{
    public static Func<Command, Action<string>, CancellationToken, Task<CommandResult>> PerformAsync(SimulatedHost host) => async (command, onLine, cancellationToken) =>
    {
        // Off the caller's thread, so that hosts really run side by side.
        await Task.Yield();
        lock (host.Cluster)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (host.Cluster.IsKilledAt($"{host.Host}: {command.Title}"))
            {
                // A command that is killed has done half of what it does; where that cannot be seen, all of it or nothing.
                SimulatedKubeadm.DoHalf(host, command);
                throw new OperationCanceledException("killed");
            }

            var trouble = Perform(host, command) ?? host.Cluster.Endpoint?.Trouble();
            if (trouble is not null)
            {
                onLine($"error: {trouble}");
            }

            return new CommandResult(trouble is null ? 0 : 1, "", "");
        }
    };

    /// <summary>Does it; gives what went wrong, or null.</summary>
    private static string? Perform(SimulatedHost host, Command command)
    {
        var words = command.Title.Split(' ');
        host.Remember();
        if (host.Cluster.Endpoint?.Perform(host, command) == true)
        {
            return null;
        }

        switch (words)
        {
            case ["write", var path]:
                host.Write(path, Encoding.UTF8.GetString(Convert.FromBase64String(Printed().Match(command.Script).Groups[1].Value)));
                return null;
            case ["remove", var path]:
                host.Files.Remove(path);
                return null;
            case ["fetch", _, _, "to", var path]:
                host.Programs[path] = Fetched().Match(command.Script).Groups[1].Value;
                return null;
            case ["unpack", var archive, var version, "to", _]:
                host.Programs[$"archive {archive}"] = Fetched().Match(command.Script).Groups[1].Value;
                host.ContainerdVersion = archive == "containerd" ? version.TrimStart('v') : host.ContainerdVersion;
                return null;
            case ["import", "image", ..]:
                var digest = Fetched().Match(command.Script).Groups[1].Value;
                host.Images.UnionWith(host.Cluster.Artifacts.Catalog.Artifacts.Single(artifact => artifact.Sha256 == digest).References);
                return null;
            case ["pull", var image]:
                host.Images.Add(image);
                return null;
            case ["enable", var unit]:
                host.Unit(unit).IsEnabled = true;
                return null;
            case ["enable", "and", "restart" or "reload", var unit]:
                var started = host.Unit(unit);
                (started.IsEnabled, started.IsActive, started.Changed) = (true, true, host.Cluster.Tick());
                return null;
            case ["setsebool", "-P", ..]:
                words.Skip(2).ToList().ForEach(word => host.Selinux[word.Split('=')[0]] = true);
                return null;
            case ["disable", "and", "stop", var unit]:
                host.TimeServices.Remove(unit);
                (host.Unit(unit).IsEnabled, host.Unit(unit).IsActive) = (false, false);
                return null;
            case ["hostname", var name]:
                host.Name = name;
                return null;
            case ["swapoff", "-a"]:
                host.Swap.Clear();
                return null;
            case ["forget", "the", "registry", var registry]:
                host.Files.Remove($"/etc/containerd/certs.d/{registry}/hosts.toml");
                host.Files.Remove($"/etc/containerd/certs.d/{registry}/ca.crt");
                return null;
            case ["modprobe", "-a", ..]:
                host.MissingFeatures.ExceptWith(words.Skip(2));
                return null;
            case ["sysctl", "-q", "-p", var file]:
                foreach (Match setting in Setting().Matches(host.Files[file]))
                {
                    host.Sysctls[setting.Groups[1].Value] = setting.Groups[2].Value;
                }

                return null;
            case ["remove", "chains", ..]:
                host.HasTraffic = false;
                return null;
            case ["follow", "the", "undo", "notes"]:
                host.Restore();
                return null;
            case ["apt-get" or "dnf" or "yum", "install", .. var packages] when words[0] == host.Os.Tool && packages.Any(package => package.StartsWith("kubeadm", StringComparison.Ordinal)):
                foreach (Match package in Package().Matches(string.Join(' ', packages)))
                {
                    host.Installed[package.Groups[1].Value] = $"{package.Groups[2].Value}-1.1";
                }

                return null;
            case ["apt-get" or "dnf" or "yum", "install", ..] when words[0] == host.Os.Tool:
                host.Missing.Clear();
                if (words.Contains("chrony") && words[0] == "apt-get")
                {
                    host.TimeServices.Clear();
                }

                (host.ContainerdVersion, host.PluginFolder) = (host.ContainerdVersion ?? "1.7.24", host.PluginFolder ?? host.Os.PluginFolder);
                return null;
            case ["apt-mark", "hold", ..]:
                host.Held.UnionWith(words.Skip(2));
                return null;
            case ["dnf" or "yum", "versionlock", "add", ..] when words[0] == host.Os.Tool:
                host.Held.UnionWith(words.Skip(3));
                return null;
            default:
                return host.Etcd.Knows(command.Title) ? host.Etcd.Perform(command) : SimulatedKubeadm.Perform(host, command);
        }
    }

    [GeneratedRegex(@"printf %s ([A-Za-z0-9+/=]*) \| base64 -d > ")]
    private static partial Regex Printed();

    [GeneratedRegex("^fetch .* ([0-9a-f]{64}) ", RegexOptions.Multiline)]
    private static partial Regex Fetched();

    [GeneratedRegex(@"(kube\w+)[=-]([0-9.]+)")]
    private static partial Regex Package();

    [GeneratedRegex(@"^(\S+) = (.*)$", RegexOptions.Multiline)]
    private static partial Regex Setting();
}
