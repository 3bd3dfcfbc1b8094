namespace Kubewright.Lab.Artifacts.Apt;

/// <summary>The text of an apt configuration that shares nothing with the machine's but the way to the mirror.</summary>
internal static class AptConfiguration
{
    /// <summary>Read by apt after the machine's own configuration, so that proxies and certificates set there stay.</summary>
    public static string Main(string directory) =>
        $"""
        Dir::Etc::sourcelist "{directory}/sources.list";
        Dir::Etc::sourceparts "{directory}/none";
        Dir::Etc::preferences "{directory}/none/preferences";
        Dir::Etc::preferencesparts "{directory}/none";
        Dir::State::lists "{directory}/lists";
        Dir::State::status "{directory}/status";
        Dir::Cache "{directory}/cache";
        APT::Sandbox::User "root";
        APT::Update::Error-Mode "any";
        Acquire::Languages "none";
        Acquire::Retries "3";
        Acquire::http::Timeout "30";
        Acquire::https::Timeout "30";
        #clear APT::Update::Post-Invoke;
        #clear APT::Update::Post-Invoke-Success;
        #clear Acquire::IndexTargets::deb::DEP-11;

        """;

    /// <param name="keyring">File with the keys that may sign; null for those that the machine trusts anyway.</param>
    public static string Sources(string mirror, string suite, string? keyring)
    {
        var options = keyring is null ? "" : $"[signed-by={keyring}] ";
        return $"deb {options}{mirror} {suite} main\ndeb-src {options}{mirror} {suite} main\n";
    }
}
