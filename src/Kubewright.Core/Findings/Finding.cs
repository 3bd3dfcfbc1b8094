using Kubewright.Core.Hosts;

namespace Kubewright.Core.Findings;

/// <summary>Something wrong that a rule found.</summary>
public sealed record Finding
{
    /// <summary>What it is about: a host, a node, a pod, <c>cluster</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>What is wrong, in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>The lines that prove it, as they were read.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>What to do about it; null where the rule's page says it.</summary>
    public string? Remedy { get; init; }

    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>What is wrong with a host, and what to do about it.</summary>
    public static Finding On(Host host, string sentence, string remedy) => new() { Subject = host.ToString(), Sentence = sentence, Remedy = remedy };
}
