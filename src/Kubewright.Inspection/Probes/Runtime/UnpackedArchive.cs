using Kubewright.Core.Facts;
using Kubewright.Core.Plans;

namespace Kubewright.Inspection.Probes.Runtime;

/// <summary>What was unpacked on the host from an archive, and whether all of it is still as it was unpacked; null where nothing was.</summary>
/// <param name="Name">The archive's name: <c>containerd</c>.</param>
public sealed record UnpackedArchive(string Name) : Probe<ArchiveState?>
{
    public override string Id => $"unpacked-archive:{Name}";

    // Size, time and inode, because hashing a hundred megabytes on every run would cost seconds.
    public override string Script => $$"""
        if [ -e {{ActionScript.ArchiveFolder}}/{{Name}} ]; then {
            read -r digest
            state=whole
            while read -r size time inode path; do
                [ "$(stat -c '%s %.9Y %i' "$path" 2>/dev/null)" = "$size $time $inode" ] || state=changed
            done
            echo "$state $digest"
        } <{{ActionScript.ArchiveFolder}}/{{Name}}; else echo absent; fi
        """;

    protected override Fact<ArchiveState?> Parse(ProbeAnswer answer) => answer.Output.Trim().Split(' ') switch
    {
        ["absent"] => Known(null),
        ["whole", { Length: 64 } digest] => Known(new ArchiveState(digest, true)),
        ["changed", { Length: 64 } digest] => Known(new ArchiveState(digest, false)),
        _ => Unknown($"what was unpacked from {Name} was not understood: {answer.Complaint}"),
    };
}

/// <summary>An archive that was unpacked.</summary>
/// <param name="Sha256">Its digest.</param>
/// <param name="IsWhole">Every file of it is still as it was unpacked.</param>
public sealed record ArchiveState(string Sha256, bool IsWhole);
