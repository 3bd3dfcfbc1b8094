namespace Kubewright.Cli.Output.Inspect;

/// <summary>How much a page says.</summary>
/// <param name="Explains">What components are for.</param>
/// <param name="Proves">Where each statement was seen.</param>
internal sealed record InspectDetail(bool Explains, bool Proves);
