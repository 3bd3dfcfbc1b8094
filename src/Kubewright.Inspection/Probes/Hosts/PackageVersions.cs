using System.Text.RegularExpressions;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>Of some packages those that are installed, with their versions as the packagers write them, without an epoch: <c>1.32.0-1.1</c>.</summary>
/// <param name="Names">Names of packages, separated by blanks.</param>
public sealed partial record PackageVersions(string Names) : Probe<IReadOnlyDictionary<string, string>>
{
    public override string Id => $"package-versions:{Names}";

    public override string Script => $$"""
        if command -v apt-get >/dev/null; then
            dpkg-query -W -f '${Package} ${Version} ${Status}\n' {{Names}} 2>/dev/null
        elif command -v rpm >/dev/null; then
            rpm -q --qf '%{NAME} %{VERSION}-%{RELEASE} install ok installed\n' {{Names}} 2>/dev/null
        fi
        echo asked
        """;

    protected override Fact<IReadOnlyDictionary<string, string>> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") is { } lines
        ? Known(lines.Select(line => line.Split(' '))
            .Where(words => words is [_, _, _, "ok", "installed"])
            .ToDictionary(words => words[0], words => Epoch().Replace(words[1], "")))
        : Unknown(answer.Complaint);

    [GeneratedRegex("^[0-9]+:")]
    private static partial Regex Epoch();
}
