namespace Kubewright.Linting.Files;

/// <summary>The configuration of a program that passes connections on to API servers.</summary>
internal abstract class BalancerFile(LintText text, ConfigKind kind) : ConfigFile(text, kind)
{
    /// <summary>Where it listens for the API servers' clients.</summary>
    public abstract IReadOnlyList<BalancerPort> Ports { get; }

    /// <summary>Lists of API servers.</summary>
    public abstract IReadOnlyList<ServerList> Lists { get; }
}
