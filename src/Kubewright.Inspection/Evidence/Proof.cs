namespace Kubewright.Inspection.Evidence;

/// <summary>Where something was seen.</summary>
/// <param name="Subject">Who said it: a host's name, or <see cref="EvidenceItem.Cluster"/>.</param>
/// <param name="Command">What a person types to see the same.</param>
/// <param name="Line">The line that says it, or of JSON the path and value that do: <c>status.nodeInfo.kubeletVersion: v1.20.2</c>.</param>
public sealed record Proof(EvidenceSource Source, string Subject, string Command, string Line);

/// <summary>A value with the place where it was seen.</summary>
public sealed record Sighted<T>(T Value, Proof Proof);
