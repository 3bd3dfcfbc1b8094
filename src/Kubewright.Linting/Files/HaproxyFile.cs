using Kubewright.Linting.Syntax;

namespace Kubewright.Linting.Files;

/// <summary>haproxy.cfg.</summary>
internal sealed class HaproxyFile : BalancerFile
{
    public HaproxyFile(LintText text)
        : base(text, ConfigKind.Haproxy)
    {
        Sections = SectionReader.Read(text.Plain);
        var lists = Sections.Where(section => section.Kind is "backend" or "listen").Select(ListOf).Where(list => list.Servers.Count > 0).ToList();
        Lists = ServerList.OfApi(lists);
        Backends = [.. Sections.Where(section => section.Kind is "backend" or "listen" && Lists.Any(list => list.Line == section.Line))];
        Frontends = [.. Sections.Where(section => section.Kind == "listen" ? Backends.Contains(section) : section.Kind == "frontend" && LeadsToApi(section))];
        Ports = [.. Frontends.SelectMany(section => section.All("bind")).Select(bind => BalancerPort.TryOf(bind.Line, bind.Value)).OfType<BalancerPort>()];
    }

    public IReadOnlyList<Section> Sections { get; }

    /// <summary>Sections with API servers.</summary>
    public IReadOnlyList<Section> Backends { get; }

    /// <summary>Sections that listen for API servers' clients.</summary>
    public IReadOnlyList<Section> Frontends { get; }

    public override IReadOnlyList<ServerList> Lists { get; }

    public override IReadOnlyList<BalancerPort> Ports { get; }

    /// <summary>The defaults that hold for a section; null where none do.</summary>
    public Section? DefaultsOf(Section section) => Sections.LastOrDefault(defaults => defaults.Kind == "defaults" && defaults.Line < section.Line);

    /// <summary>A line of the section, or of the defaults that hold for it; null where there is none.</summary>
    public Statement? Effective(Section section, params IReadOnlyList<string> words) => section.Find(words) ?? DefaultsOf(section)?.Find(words);

    /// <summary>The mode in which the section works.</summary>
    public Statement? Mode(Section section) => Effective(section, "mode");

    /// <summary>What all of the section's servers have.</summary>
    public IReadOnlyList<string> ServerDefaults(Section section) =>
        [.. section.All("default-server").Concat(DefaultsOf(section)?.All("default-server") ?? []).SelectMany(line => line.Words.Skip(1))];

    public ServerList ListIn(Section section) => Lists.Single(list => list.Line == section.Line);

    private bool LeadsToApi(Section frontend) =>
        frontend.All("default_backend").Concat(frontend.All("use_backend")).Any(line => Backends.Any(backend => backend.Name == line.Value))
        || (DefaultsOf(frontend)?.Find("default_backend") is { } usual && frontend.Find("default_backend") is null && Backends.Any(backend => backend.Name == usual.Value));

    private static ServerList ListOf(Section section) => new(
        section.Line,
        section.Name,
        [.. section.All("server").Where(server => server.Words.Count > 2).Select(server => new BalancedServer(server, server.Words[2], [.. server.Words.Skip(3)]))]);
}
