namespace Kubewright.Linting;

/// <summary>A file to be judged.</summary>
/// <param name="Name">As the user wrote it.</param>
/// <param name="Kind">Whose it is; null where its content is to tell.</param>
public sealed record LintInput(string Name, string Text, ConfigKind? Kind = null);
