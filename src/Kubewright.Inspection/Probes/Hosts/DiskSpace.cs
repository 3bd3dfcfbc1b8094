using System.Globalization;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>Room on the file systems that folders lie on, or will lie on: of one that is not there yet, the nearest that is. Paths are separated by blanks.</summary>
public sealed record DiskSpace(string Folders) : Probe<IReadOnlyList<FolderRoom>>
{
    public override string Id => $"disk-space:{Folders}";

    public override string Script => $$"""
        for folder in {{Folders}}; do
            at=$folder
            until [ -d "$at" ]; do at=${at%/*}; at=${at:-/}; done
            printf '%s %s %s\n' "$folder" "$(stat -c %d "$at")" "$(stat -fc '%b %a %S %c %d' "$at")"
        done
        echo asked
        """;

    // Blocks and free ones (to those who are not root), their size, inodes and free ones (stat(1), -f).
    protected override Fact<IReadOnlyList<FolderRoom>> Parse(ProbeAnswer answer)
    {
        if (answer.LinesBefore("asked") is not { Count: > 0 } lines)
        {
            return Unknown(answer.Complaint);
        }

        var rows = lines.Select(line => line.Split(' ')).ToList();
        return Known(rows.ConvertAll(row => new FolderRoom(
            row[0], row[1], Number(row[2]) * Number(row[4]), Number(row[3]) * Number(row[4]), Number(row[5]), Number(row[6]))));
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>Room on the file system of a folder; sizes in bytes.</summary>
/// <param name="FileSystem">Number of the device; folders with the same share the room.</param>
/// <param name="Inodes">How many there can be; 0 where the file system has no such limit.</param>
public sealed record FolderRoom(string Folder, string FileSystem, long Size, long Free, long Inodes, long FreeInodes);
