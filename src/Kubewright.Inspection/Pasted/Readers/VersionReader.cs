using System.Text.RegularExpressions;
using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Pasted.Readers;

/// <summary>Reads <c>kubectl version</c>: what the API server says it is.</summary>
public sealed partial class VersionReader : PastedReader
{
    private protected override PieceFormat Format => PieceFormat.Version;

    private protected override ClusterReadings Read(EvidenceItem item, IReadOnlyList<PastedLine> lines) => new()
    {
        Settings = new ClusterSettingsReading
        {
            ServerVersions = [.. lines.Select(line => Server().Match(line.Text)).Where(match => match.Success).Select(match => new Sighted<string>(match.Groups["version"].Value, item.Proves(match.Value.Trim())))],
        },
    };

    // Until 1.27 a Go structure, then plain.
    [GeneratedRegex(@"^\s*Server Version: (?:version\.Info\{.*GitVersion:"")?(?<version>v\d[\w.+-]*)")]
    private static partial Regex Server();
}
