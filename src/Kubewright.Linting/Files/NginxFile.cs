using Kubewright.Linting.Syntax;

namespace Kubewright.Linting.Files;

/// <summary>nginx.conf, or a file that it includes.</summary>
internal sealed class NginxFile : BalancerFile
{
    public NginxFile(LintText text)
        : base(text, ConfigKind.Nginx)
    {
        Statements = BlockReader.Nginx(text.Plain);
        var streams = Statements.Where(statement => statement.Name == "stream").Select(statement => statement.Block ?? []);

        // A file that is included in the stream block has no block of its own.
        var included = Statements.Any(statement => statement.Name is "http" or "stream" or "events") ? [] : Statements;
        var lists = streams.Append(included).SelectMany(block => block).Where(statement => statement.Name == "upstream").Select(ListOf).ToList();
        Lists = ServerList.OfApi(lists);
        Servers =
        [
            .. from block in streams.Append(included)
               from server in block.Where(statement => statement.Name == "server")
               where server.Find("proxy_pass")?.Value is { } target && !target.Contains("://", StringComparison.Ordinal)
               let target = server.Find("proxy_pass")!.Value!
               where Lists.Any(list => list.Name == target) || lists.All(list => list.Name != target)
               select new StreamServer(server, block),
        ];
        Ports = [.. Servers.SelectMany(server => server.Statement.All("listen")).Select(listen => BalancerPort.TryOf(listen.Line, listen.Value)).OfType<BalancerPort>()];
    }

    public IReadOnlyList<Statement> Statements { get; }

    public override IReadOnlyList<ServerList> Lists { get; }

    public override IReadOnlyList<BalancerPort> Ports { get; }

    /// <summary>Servers of the stream module that pass on to API servers.</summary>
    public IReadOnlyList<StreamServer> Servers { get; }

    public Statement? Find(string name) => Statements.FirstOrDefault(statement => statement.Name == name);

    private static ServerList ListOf(Statement upstream) => new(
        upstream.Line,
        upstream.Value ?? "",
        [.. upstream.All("server").Where(server => server.Value is not null).Select(server => new BalancedServer(server, server.Value!, [.. server.Words.Skip(2)]))]);
}
