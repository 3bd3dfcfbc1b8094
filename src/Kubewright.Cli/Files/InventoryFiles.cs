using Kubewright.Cli.Runs;
using Kubewright.Core.Inventories;

namespace Kubewright.Cli.Files;

/// <summary>Reads the files of an inventory from this machine: itself, what lies in group_vars and host_vars beside it, and further files of variables.</summary>
/// <param name="directory">Where relative paths of the command line start.</param>
internal sealed class InventoryFiles(string directory)
{
    private static readonly string[] Usual = ["inventory.ini", "hosts.ini", "hosts.yaml", "hosts.yml", "inventory.yaml", "inventory.yml", "hosts"];
    private static readonly string[] Endings = ["", ".yml", ".yaml", ".json"];

    /// <param name="inventory">A file, or a folder with one of the usual names in it.</param>
    /// <exception cref="StoppedException">A file is not there or cannot be read.</exception>
    public InventorySources Read(string inventory, IReadOnlyList<string> extraVars)
    {
        var main = Directory.Exists(Full(inventory)) ? InFolder(inventory) : inventory;
        var beside = Path.GetDirectoryName(main) ?? "";
        return new InventorySources
        {
            Inventory = Text(main, "name the inventory's file, such as inventory/mycluster/inventory.ini, or its folder"),
            GroupVars = [.. Named(Path.Combine(beside, "group_vars"))],
            HostVars = [.. Named(Path.Combine(beside, "host_vars"))],
            ExtraVars = [.. extraVars.Select(path => Text(path, "name a file of variables behind --vars"))],
        };
    }

    private string InFolder(string folder)
    {
        var found = Usual.Where(name => File.Exists(Path.Combine(Full(folder), name))).ToList();
        return found is [var only] ? Path.Combine(folder, only) : throw new StoppedException(
            ExitCode.BadInput,
            new Problem(
                found.Count == 0 ? $"{folder} has no inventory under one of the usual names: {string.Join(", ", Usual)}" : $"{folder} has more than one inventory: {string.Join(", ", found)}",
                "name the file itself"));
    }

    // group_vars/NAME.yml and everything below group_vars/NAME, in the order of names, as Ansible takes them.
    private IEnumerable<(string Name, SourceText File)> Named(string folder)
    {
        if (!Directory.Exists(Full(folder)))
        {
            yield break;
        }

        foreach (var path in Directory.EnumerateFiles(Full(folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var relative = Path.GetRelativePath(Full(folder), path);
            var name = relative.Contains('/') ? relative.Split('/')[0] : Path.GetFileNameWithoutExtension(relative);
            if (Endings.Contains(Path.GetExtension(path)) && !relative.Split('/').Any(part => part.StartsWith('.') || part.EndsWith('~')))
            {
                yield return (name, Text(Path.Combine(folder, relative), "run the command again"));
            }
        }
    }

    private SourceText Text(string path, string remedy)
    {
        try
        {
            return new SourceText(path, File.ReadAllText(Full(path)));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem($"there is no {Full(path)}", remedy));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem($"{Full(path)} cannot be read: {exception.Message}"));
        }
    }

    private string Full(string path) => Path.GetFullPath(path, directory);
}
