using Kubewright.Cli.Runs;
using Kubewright.Linting;

namespace Kubewright.Cli.Files;

/// <summary>Files of this machine that are judged and corrected.</summary>
/// <param name="directory">Where relative paths of the command line start.</param>
/// <param name="standardInput">What <c>-</c> means.</param>
/// <param name="note">Says what is left out.</param>
internal sealed class LintFiles(string directory, TextReader standardInput, Action<string> note)
{
    private const string StandardInput = "-";

    // Whoever gives a folder means its configuration, and not what else may lie there.
    private const long Largest = 1_000_000;

    public static IReadOnlyDictionary<string, ConfigKind> Kinds { get; } = new Dictionary<string, ConfigKind>
    {
        ["keepalived"] = ConfigKind.Keepalived, ["nginx"] = ConfigKind.Nginx, ["haproxy"] = ConfigKind.Haproxy, ["kubeadm"] = ConfigKind.Kubeadm,
        ["containerd"] = ConfigKind.Containerd, ["kube-vip"] = ConfigKind.KubeVip, ["script"] = ConfigKind.Script,
    };

    /// <param name="inPlace">Whether they are to be written again.</param>
    /// <exception cref="StoppedException">One is not there, or cannot be read.</exception>
    public IReadOnlyList<LintInput> Read(IReadOnlyList<string> names, string? kind, bool inPlace)
    {
        if (inPlace && names.Contains(StandardInput))
        {
            throw new StoppedException(ExitCode.BadInput, new Problem("standard input cannot be corrected in place", "name a file, or see what would be written with --dry-run"));
        }

        var forced = kind is null ? (ConfigKind?)null : Kinds[kind];
        return [.. names.SelectMany(name => name == StandardInput ? [new LintInput("(standard input)", standardInput.ReadToEnd(), forced)] : Directory.Exists(Full(name)) ? InFolder(name, forced) : [new LintInput(name, Text(name), forced)])
            .DistinctBy(input => Full(input.Name))];
    }

    /// <summary>Writes a file anew.</summary>
    /// <returns>The copy of what it was.</returns>
    /// <exception cref="StoppedException">It cannot be written.</exception>
    public string Write(string name, string text)
    {
        try
        {
            var copy = Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? $"{name}.before-lint" : $"{name}.before-lint.{number}").First(free => !File.Exists(Full(free)));
            File.Copy(Full(name), Full(copy));
            File.WriteAllText(Full(name), text);
            return copy;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem($"{name} cannot be written: {exception.Message}", "see what would be written with --dry-run, and write it as a user who may"));
        }
    }

    private List<LintInput> InFolder(string folder, ConfigKind? kind)
    {
        var found = Directory.EnumerateFiles(Full(folder), "*", SearchOption.AllDirectories)
            .Where(path => !path.Contains(".before-lint", StringComparison.Ordinal) && new FileInfo(path).Length <= Largest)
            .Order(StringComparer.Ordinal)
            .Select(path => folder is "." or "./" ? Path.GetRelativePath(Full(folder), path) : Path.Combine(folder, Path.GetRelativePath(Full(folder), path)))
            .Select(name => new LintInput(name, Text(name), kind))
            .ToList();
        foreach (var other in found.Where(input => !Linter.Knows(input)))
        {
            note($"{other.Name} is left out: it is no file of {Linter.KnownKinds}");
        }

        return found.Where(Linter.Knows).ToList() is { Count: > 0 } known ? known : throw new StoppedException(ExitCode.BadInput, new Problem($"{folder} has no file of {Linter.KnownKinds}", "name the files"));
    }

    private string Text(string name)
    {
        try
        {
            return File.ReadAllText(Full(name));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem($"there is no {Full(name)}", "name files of this machine; those of a host come in by 'ssh HOST cat FILE | kubewright lint -'"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem($"{Full(name)} cannot be read: {exception.Message}"));
        }
    }

    private string Full(string name) => Path.GetFullPath(name, directory);
}
