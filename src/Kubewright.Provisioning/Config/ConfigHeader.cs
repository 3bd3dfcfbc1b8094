namespace Kubewright.Provisioning.Config;

/// <summary>The first line of every file that Kubewright writes, where the format has comments.</summary>
internal static class ConfigHeader
{
    public const string Text = "Written by Kubewright; changes are overwritten";

    /// <summary>As a comment of shell-like formats.</summary>
    public const string Comment = "# " + Text + "\n";
}
