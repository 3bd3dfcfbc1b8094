namespace Kubewright.Linting;

/// <summary>A file that was read and understood.</summary>
public abstract class ConfigFile(LintText text, ConfigKind kind)
{
    public LintText Text => text;

    /// <summary>Whose it is.</summary>
    public ConfigKind Kind => kind;

    public string Name => text.Name;

    public override string ToString() => Name;
}
