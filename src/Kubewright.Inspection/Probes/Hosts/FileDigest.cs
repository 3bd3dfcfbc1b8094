using Kubewright.Core.Facts;
using Kubewright.Core.Plans;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>
/// SHA-256 of a file; null where there is none. A digest that was verified when the file was laid down is believed while size, time and inode are the same,
/// because hashing hundreds of megabytes on every run would cost seconds.
/// </summary>
public sealed record FileDigest(string Path) : Probe<string?>
{
    public override string Id => $"digest:{Path}";

    public override string Script => $"""
        if [ -e {Path} ]; then
            known=$(cat "{ActionScript.DigestFolder}/$(printf %s {Path} | tr / _)" 2>/dev/null || :)
            case $known in
                *" $(stat -c '%s %.9Y %i' {Path})") echo "$known" ;;
                *) sha256sum {Path} ;;
            esac
        else echo absent; fi
        """;

    protected override Fact<string?> Parse(ProbeAnswer answer)
    {
        var word = answer.Output.Trim().Split(' ')[0];
        return answer.ExitCode == 0 && (word.Length == 64 || word == "absent")
            ? Known(word == "absent" ? null : word)
            : Unknown($"cannot take the digest of {Path}: {answer.Complaint}");
    }
}
