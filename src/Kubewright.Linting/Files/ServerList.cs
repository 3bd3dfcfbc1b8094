namespace Kubewright.Linting.Files;

/// <summary>The servers among which a balancer chooses.</summary>
internal sealed record ServerList(int Line, string Name, IReadOnlyList<BalancedServer> Servers)
{
    private static readonly string[] Words = ["api", "k8s", "kube", "master", "control"];

    /// <summary>Of all lists those that are of API servers; all where none looks so.</summary>
    public static IReadOnlyList<ServerList> OfApi(IReadOnlyList<ServerList> all) => all.Where(list => list.LooksSo).ToList() is { Count: > 0 } some ? some : all;

    private bool LooksSo => Servers.Any(server => server.Port == 6443) || Words.Any(word => Name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
