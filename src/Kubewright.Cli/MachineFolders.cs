namespace Kubewright.Cli;

/// <summary>Where this program keeps things on this machine, by the XDG base directory rules.</summary>
internal static class MachineFolders
{
    /// <summary>What should last: journals. <c>$XDG_STATE_HOME/kubewright</c>, else <c>~/.local/state/kubewright</c>.</summary>
    public static string State() => Of("XDG_STATE_HOME", Path.Combine(".local", "state"));

    /// <summary>What can be had again. <c>$XDG_CACHE_HOME/kubewright</c>, else <c>~/.cache/kubewright</c>.</summary>
    public static string Cache() => Of("XDG_CACHE_HOME", ".cache");

    private static string Of(string variable, string below)
    {
        var folder = Environment.GetEnvironmentVariable(variable);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(string.IsNullOrEmpty(folder) ? Path.Combine(home, below) : folder, "kubewright");
    }
}
