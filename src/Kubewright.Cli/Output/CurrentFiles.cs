using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Cli.Output;

/// <summary>The text of files as hosts have them now, as far as a plan's questions brought it out.</summary>
internal sealed class CurrentFiles(FactSet facts)
{
    public static CurrentFiles In(FactSet facts) => new(facts);

    /// <summary>Null where the file does not exist or was not asked for.</summary>
    public string? Read(Host host, string path) => facts.ValueOr(host, new FileContent(path), new FileText(null)).Text;
}
