namespace Kubewright.Lab;

/// <summary>Where labs keep what they need on this machine.</summary>
public sealed record LabDirectories
{
    /// <summary>One directory for each lab: its description, key, and the hosts' disks. It and its parent are removed with the last lab if nothing else is in them.</summary>
    public required string Labs { get; init; }

    /// <summary>What is made once and used by every lab: base trees.</summary>
    public required string Cache { get; init; }

    /// <summary>The machine's usual places: <c>/var/lib/kubewright/labs</c>, and <c>kubewright</c> below <c>$XDG_CACHE_HOME</c> or <c>~/.cache</c>.</summary>
    public static LabDirectories OfMachine()
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(cache))
        {
            cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), ".cache");
        }

        return new LabDirectories { Labs = "/var/lib/kubewright/labs", Cache = Path.Combine(cache, "kubewright") };
    }
}
