namespace Kubewright.Core.Inventories;

/// <summary>A file of an inventory.</summary>
/// <param name="Name">As it is named to the user.</param>
public sealed record SourceText(string Name, string Text);

/// <summary>A line of a file.</summary>
/// <param name="Line">From 1.</param>
public readonly record struct SourcePlace(string File, int Line)
{
    /// <summary>As compilers write it, so that editors find the place.</summary>
    public override string ToString() => $"{File}:{Line}";
}

/// <summary>One thing wrong in the files of an inventory.</summary>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
public sealed record InventoryError(SourcePlace Place, string Problem, string Remedy);

/// <summary>The files of an inventory, as Ansible takes them together.</summary>
public sealed record InventorySources
{
    /// <summary>With hosts and groups: INI or YAML.</summary>
    public required SourceText Inventory { get; init; }

    /// <summary>Files of <c>group_vars</c>, by group, in the order in which later ones win.</summary>
    public IReadOnlyList<(string Group, SourceText File)> GroupVars { get; init; } = [];

    /// <summary>Files of <c>host_vars</c>, by host.</summary>
    public IReadOnlyList<(string Host, SourceText File)> HostVars { get; init; } = [];

    /// <summary>Further files, which win over all others; as <c>ansible-playbook -e @FILE</c> takes them.</summary>
    public IReadOnlyList<SourceText> ExtraVars { get; init; } = [];
}
