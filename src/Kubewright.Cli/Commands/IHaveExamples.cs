namespace Kubewright.Cli.Commands;

/// <summary>A verb whose help ends with examples.</summary>
internal interface IHaveExamples
{
    IReadOnlyList<string> Examples { get; }
}
