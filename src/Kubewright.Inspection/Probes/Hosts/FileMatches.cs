using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>Whether a file of root's has a mode and a text, known by its digest. For secrets: neither text nor digest is part of the answer.</summary>
/// <param name="Path">The file.</param>
/// <param name="Mode">Permission bits in octal, without leading zeros: <c>600</c>.</param>
/// <param name="Sha256">Digest of the text, in lower case.</param>
public sealed record FileMatches(string Path, string Mode, string Sha256) : Probe<bool>
{
    public override string Id => $"file-matches:{Path}:{Mode}";

    public override string Script => $"""
        if [ ! -e {Path} ]; then echo no
        elif [ "$(stat -c '%u %a' {Path})" = '0 {Mode}' ] && echo '{Sha256}  {Path}' | sha256sum -c --status -; then echo yes
        else echo no; fi
        """;

    protected override Fact<bool> Parse(ProbeAnswer answer) => answer.Output.Trim() switch
    {
        "yes" => Known(true),
        "no" => Known(false),
        _ => Unknown($"cannot compare {Path}: {answer.Complaint}"),
    };
}
