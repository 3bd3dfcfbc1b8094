using System.Net;
using System.Text.Json;

namespace Kubewright.Lab;

/// <summary>Finds the labs of this machine. Reads only what they have written down; needs no special rights.</summary>
public sealed class LabStore(LabDirectories directories)
{
    /// <summary>Gives every lab, by name. One that was left half made before it was written down is not among them.</summary>
    /// <exception cref="LabException">A lab's description cannot be read.</exception>
    public IReadOnlyList<LabLayout> List() => Directory.Exists(directories.Labs)
        ? [.. Directory.EnumerateDirectories(directories.Labs).Order(StringComparer.Ordinal).Select(Read).OfType<LabLayout>()]
        : [];

    /// <summary>Gives the lab of that name, or null where there is none.</summary>
    /// <exception cref="LabRequestException">The text cannot be a lab's name.</exception>
    /// <exception cref="LabException">The lab's description cannot be read.</exception>
    public LabLayout? Find(string name)
    {
        LabNames.CheckLab(name);
        return Read(DirectoryOf(name));
    }

    /// <summary>Gives the lab that has a host with this address, or null: how a cluster file's hosts are recognised as a lab's.</summary>
    /// <exception cref="LabException">A lab's description cannot be read.</exception>
    public LabLayout? FindByAddress(IPAddress address) =>
        List().FirstOrDefault(layout => layout.Hosts.Any(host => host.Address.Equals(address)));

    /// <exception cref="LabRequestException">There is no such lab.</exception>
    public LabLayout Demand(string name)
    {
        if (Find(name) is { } layout)
        {
            return layout;
        }

        var names = string.Join(", ", List().Select(known => known.Name));
        var others = names.Length == 0 ? "this machine has no labs" : $"this machine has {names}";
        throw new LabRequestException($"there is no lab {name}; {others}; make it with 'kubewright lab up {name}'");
    }

    internal string DirectoryOf(string name) => Path.Combine(directories.Labs, name);

    internal static void Save(LabLayout layout)
    {
        Directory.CreateDirectory(layout.Directory);
        var path = Path.Combine(layout.Directory, LabFile.FileName);
        File.WriteAllText(path + ".new", LabFile.Write(layout));
        File.Move(path + ".new", path, overwrite: true);
    }

    private static LabLayout? Read(string directory)
    {
        var path = Path.Combine(directory, LabFile.FileName);
        try
        {
            return LabFile.Read(File.ReadAllText(path), directory);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or UnauthorizedAccessException)
        {
            throw new LabException($"{path} cannot be read ({exception.Message}); 'kubewright lab down {Path.GetFileName(directory)}' removes that lab", exception);
        }
    }
}
