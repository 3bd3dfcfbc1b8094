namespace Kubewright.Provisioning.Config;

/// <summary>Tells crictl, where there is one, which runtime to talk to: /etc/crictl.yaml.</summary>
internal static class CrictlConfig
{
    public const string Path = "/etc/crictl.yaml";

    public const string Text =
        $"""
        # {ConfigHeader.Text}
        runtime-endpoint: {KubeadmConfig.CriSocket}
        image-endpoint: {KubeadmConfig.CriSocket}
        timeout: 10

        """;
}
