namespace Kubewright.Cli.Output;

/// <summary>For whom results are written.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>One JSON document on standard output.</summary>
    Json,
}
