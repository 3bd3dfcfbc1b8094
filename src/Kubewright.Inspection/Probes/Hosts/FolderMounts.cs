using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>Mount options of the file systems that folders lie on, or will lie on. Paths are separated by blanks.</summary>
public sealed record FolderMounts(string Folders) : Probe<IReadOnlyList<FolderMount>>
{
    public override string Id => $"folder-mounts:{Folders}";

    // Of several file systems mounted over each other the last one is seen.
    public override string Script => $$"""
        for folder in {{Folders}}; do
            at=$folder
            until [ -d "$at" ]; do at=${at%/*}; at=${at:-/}; done
            printf '%s %s\n' "$folder" "$(findmnt -nro TARGET,OPTIONS -T "$at" | tail -n 1)"
        done
        echo asked
        """;

    protected override Fact<IReadOnlyList<FolderMount>> Parse(ProbeAnswer answer)
    {
        if (answer.LinesBefore("asked") is not { Count: > 0 } lines)
        {
            return Unknown(answer.Complaint);
        }

        var rows = lines.Select(line => line.Split(' ')).ToList();
        return rows.All(row => row.Length == 3) ? Known(rows.ConvertAll(row => new FolderMount(row[0], row[1], row[2].Split(',')))) : Unknown($"findmnt did not tell: {answer.Complaint}");
    }
}

/// <summary>Where the file system of a folder is mounted, and with which options.</summary>
public sealed record FolderMount(string Folder, string MountPoint, IReadOnlyList<string> Options);
