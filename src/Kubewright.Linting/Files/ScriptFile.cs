namespace Kubewright.Linting.Files;

/// <summary>A script that keepalived runs as its check.</summary>
internal sealed class ScriptFile(LintText text) : ConfigFile(text, ConfigKind.Script)
{
    /// <summary>The file's name without its folders.</summary>
    public string BaseName => Name[(Name.LastIndexOf('/') + 1)..];

    /// <summary>Lines that are no comments.</summary>
    public string Commands => string.Join('\n', Text.Lines.Where(line => !line.TrimStart().StartsWith('#')));
}
