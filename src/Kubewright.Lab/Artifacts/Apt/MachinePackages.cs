using Kubewright.Remote.Local;

namespace Kubewright.Lab.Artifacts.Apt;

/// <summary>Packages that have to be installed on this machine itself.</summary>
internal static class MachinePackages
{
    public static async Task EnsureAsync(IReadOnlyList<string> packages, Stages stages, CancellationToken cancellationToken)
    {
        var known = await LocalProcess.RunAsync(
            "dpkg-query", ["--show", "--showformat", "${Package} ${db:Status-Status}\n", .. packages], TimeSpan.FromSeconds(30), cancellationToken);
        var missing = Missing(packages, known.Output);
        if (missing.Count == 0)
        {
            return;
        }

        await stages.RunAsync($"Install {string.Join(", ", missing)} on this machine", TimeSpan.FromSeconds(20), async () =>
        {
            var quiet = new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive", ["LC_ALL"] = "C" };
            await LocalProcess.DemandAsync("apt-get", ["update", "-q"], TimeSpan.FromMinutes(5), cancellationToken, environment: quiet);
            await LocalProcess.DemandAsync(
                "apt-get",
                ["install", "-q", "-y", "--no-install-recommends", .. missing],
                TimeSpan.FromMinutes(10),
                cancellationToken,
                environment: quiet);
        });
    }

    /// <param name="known">Lines of <c>name status</c>; packages that dpkg has never seen have none.</param>
    internal static IReadOnlyList<string> Missing(IReadOnlyList<string> packages, string known)
    {
        var lines = known.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        return [.. packages.Where(package => !lines.Contains($"{package} installed"))];
    }
}
