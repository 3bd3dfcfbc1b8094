using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;

namespace Kubewright.Tests.Diagnosis;

/// <summary>One thing gone wrong in an otherwise healthy cluster, and what a rule has to say about it.</summary>
/// <param name="Rule">Code of the rule that has to find it.</param>
/// <param name="Happened">What went wrong, in words.</param>
/// <param name="Spoil">Puts it into the facts.</param>
/// <param name="Findings">The rule's findings: subject, sentence, and evidence where there is some.</param>
public sealed record Fault(string Rule, string Happened, Func<FactSet, FactSet> Spoil, params IReadOnlyList<string> Findings)
{
    /// <summary>The version of Kubernetes, where it matters.</summary>
    public string? Version { get; init; }

    /// <summary>Hosts to which there is no session.</summary>
    public IReadOnlyDictionary<HostName, ConnectionTrouble> Unreached { get; init; } = new Dictionary<HostName, ConnectionTrouble>();

    public override string ToString() => $"{Rule}: {Happened}";
}
