namespace Kubewright.Cli.Output.Documents;

/// <summary>Where a kubeconfig was written.</summary>
internal sealed record KubeconfigDocument(string Cluster, string Path, string Server);
