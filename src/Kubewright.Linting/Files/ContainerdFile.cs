using Kubewright.Linting.Syntax;

namespace Kubewright.Linting.Files;

/// <summary>containerd's config.toml.</summary>
internal sealed class ContainerdFile : ConfigFile
{
    /// <summary>The CRI plugin up to containerd 1.7, in files of version 2.</summary>
    public const string OldCri = "io.containerd.grpc.v1.cri";

    /// <summary>Its half that runs pods, since containerd 2.0, in files of version 3 and later.</summary>
    public const string Runtime = "io.containerd.cri.v1.runtime";

    /// <summary>Its half that has the images.</summary>
    public const string Images = "io.containerd.cri.v1.images";

    public ContainerdFile(LintText text)
        : base(text, ConfigKind.Containerd)
    {
        Tables = TomlReader.Read(text.Plain);
        Entries = [.. Tables.SelectMany(table => table.Entries).SelectMany(Flat)];
    }

    public IReadOnlyList<TomlTable> Tables { get; }

    /// <summary>All keys, those of inline tables too.</summary>
    public IReadOnlyList<TomlEntry> Entries { get; }

    public TomlEntry? VersionLine => Entries.FirstOrDefault(entry => entry.Path is ["version"]);

    /// <summary>Null where the file does not say.</summary>
    public long? Version => VersionLine?.Value as long?;

    /// <summary>The version by which the file is judged: its own, or that of the plugins it names.</summary>
    public long Form => Version ?? (Tables.Any(IsNew) ? 3 : 2);

    /// <summary>Plugins are named as since containerd 2.0.</summary>
    public bool IsNewForm => Form >= 3;

    /// <summary>The plugin that runs pods, by the name that this version has for it.</summary>
    public string RuntimePlugin => IsNewForm ? Runtime : OldCri;

    /// <summary>The runtime that pods get.</summary>
    public string DefaultRuntime => Find("plugins", RuntimePlugin, "containerd", "default_runtime_name")?.Value as string ?? "runc";

    public IReadOnlyList<string> OptionsPath => ["plugins", RuntimePlugin, "containerd", "runtimes", DefaultRuntime, "options"];

    /// <summary>Where the sandbox image is written in this version.</summary>
    public IReadOnlyList<string> SandboxPath => IsNewForm ? ["plugins", Images, "pinned_images", "sandbox"] : ["plugins", OldCri, "sandbox_image"];

    public static bool IsNew(TomlTable table) => table.Path is ["plugins", Runtime or Images, ..];

    public static bool IsOld(TomlTable table) => table.Path is ["plugins", OldCri, ..];

    public TomlEntry? Find(params IReadOnlyList<string> path) => Entries.FirstOrDefault(entry => entry.Path.SequenceEqual(path));

    public TomlTable? Table(params IReadOnlyList<string> path) => Tables.FirstOrDefault(table => table.Line > 0 && table.Path.SequenceEqual(path));

    /// <summary>A key set below a path: in its table where there is one, else in a new table at the end of the file.</summary>
    public IEnumerable<LineEdit> Add(IReadOnlyList<string> table, string line)
    {
        if (Table(table) is { } there)
        {
            var indent = there.Entries.Count > 0 ? Text.Indent(there.Entries[0].Line) : Text.Indent(there.Line) + "  ";
            return [Text.InsertAfter(there.Line, indent + line)];
        }

        var separator = Text.Lines.Count > 0 && Text.Lines[^1].Trim().Length > 0 ? (IReadOnlyList<string>)[""] : [];
        return [Text.InsertAfter(Text.Lines.Count, [.. separator, $"[{Heading(table)}]", "  " + line])];
    }

    /// <summary>A path as a heading has it: <c>plugins."io.containerd.grpc.v1.cri".containerd</c>.</summary>
    public static string Heading(IEnumerable<string> path) => string.Join('.', path.Select(part => part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-') ? part : $"\"{part}\""));

    private static IEnumerable<TomlEntry> Flat(TomlEntry entry) => entry.Value is Dictionary<string, object> map
        ? map.SelectMany(inner => Flat(entry with { Path = [.. entry.Path, .. inner.Key.Split('.')], Value = inner.Value })).Prepend(entry)
        : [entry];
}
