using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>Two hosts have the same hostname. Only to be known: apply gives every host the name that the cluster file has for it.</summary>
public sealed class DuplicateHostname : DuplicateRule
{
    public override string Code => "duplicate-hostname";

    public override string Title => "Every host has a hostname of its own";

    protected override string? Value(Host host, Identity identity) => identity.Name;

    protected override Finding Found(Host host, Host other, string value) =>
        Finding.On(host, $"is called {value}, as {other} is", $"nothing: apply will name it {host}. Make sure that both are not one machine") with { Severity = Severity.Warning };
}
