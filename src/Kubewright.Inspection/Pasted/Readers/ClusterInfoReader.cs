using System.Text.RegularExpressions;
using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Pasted.Readers;

/// <summary>Reads <c>kubectl cluster-info</c>: under which address kubectl reaches the API.</summary>
public sealed partial class ClusterInfoReader : PastedReader
{
    private protected override PieceFormat Format => PieceFormat.ClusterInfo;

    private protected override ClusterReadings Read(EvidenceItem item, IReadOnlyList<PastedLine> lines) => new()
    {
        Endpoints =
        [
            .. lines.Select(line => Server().Match(line.Text)).Where(match => match.Success).Select(match => new EndpointReading
            {
                Server = match.Groups["server"].Value,
                User = EndpointUser.Client,
                Proofs = [item.Proves(match.Value.Trim())],
            }),
        ],
    };

    // "master" until 1.19.
    [GeneratedRegex(@"^\s*Kubernetes (?:control plane|master) is running at (?<server>https?://[^\s/]+)\S*")]
    private static partial Regex Server();
}
