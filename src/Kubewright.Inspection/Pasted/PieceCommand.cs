namespace Kubewright.Inspection.Pasted;

/// <summary>The command whose answer a piece is: the one that was typed where it can be, else the one that gives such an answer.</summary>
internal static class PieceCommand
{
    private static readonly string[] SystemPods = ["kube-apiserver-", "kube-controller-manager-", "kube-scheduler-", "kube-proxy-", "coredns-", "etcd-"];

    private static readonly Dictionary<string, string[]> Resources = new()
    {
        ["Node"] = ["no", "node", "nodes", "all"],
        ["Pod"] = ["po", "pod", "pods", "all"],
        ["Service"] = ["svc", "service", "services", "all"],
        ["Deployment"] = ["deploy", "deployment", "deployments", "deployment.apps", "deployments.apps", "all"],
        ["DaemonSet"] = ["ds", "daemonset", "daemonsets", "daemonset.apps", "daemonsets.apps", "all"],
        ["ReplicaSet"] = ["rs", "replicaset", "replicasets", "replicaset.apps", "replicasets.apps", "all"],
        ["StatefulSet"] = ["sts", "statefulset", "statefulsets", "statefulset.apps", "statefulsets.apps", "all"],
    };

    public static string Of(Piece piece) => piece.Typed is { } typed && Fits(typed, piece) ? typed.Text : Likely(piece);

    /// <summary>The namespace of a table's rows that do not name theirs.</summary>
    public static string NamespaceOf(PastedCommand command, KubectlTable table) => command.Namespace ?? (IsOfSystem(table) ? "kube-system" : "default");

    private static bool Fits(PastedCommand typed, Piece piece) => piece.Format switch
    {
        PieceFormat.Complaint => true,
        PieceFormat.EtcdTable => typed.Program == "etcdctl" && typed.Words.Contains(EtcdTable.Read(piece.Lines).Columns is ["ID", ..] ? "member" : "endpoint"),
        PieceFormat.EtcdLines => typed.Program == "etcdctl",
        PieceFormat.ClusterInfo => typed.Words.Contains("cluster-info"),
        PieceFormat.Version => typed.Words.Contains("version"),
        PieceFormat.Description => typed.Words.Contains("describe"),
        PieceFormat.Json or PieceFormat.Yaml => typed.Words.Contains("get"),
        _ => typed.Words is ["get", var what, ..]
            && (KubectlTable.Read(piece.Lines).Kind is not { } kind || what.Split(',').Select(resource => resource.Split('/')[0]).Intersect(Resources[kind]).Any()),
    };

    private static string Likely(Piece piece) => piece.Format switch
    {
        PieceFormat.EtcdTable => EtcdTable.Read(piece.Lines).Columns is ["ID", ..] ? "etcdctl member list -w table"
            : EtcdTable.Read(piece.Lines).Columns.Contains("HEALTH") ? "etcdctl endpoint health -w table" : "etcdctl endpoint status -w table",
        PieceFormat.EtcdLines => piece.Lines[0].Text.Contains("healthy", StringComparison.Ordinal) ? "etcdctl endpoint health"
            : piece.Lines[0].Text.Contains("started, ", StringComparison.Ordinal) ? "etcdctl member list" : "etcdctl endpoint status",
        PieceFormat.ClusterInfo => "kubectl cluster-info",
        PieceFormat.Version => "kubectl version",
        PieceFormat.Description => Described(Outline.Read(piece.Lines)),
        PieceFormat.Json => $"{Gotten(piece)} -o json",
        PieceFormat.Yaml => $"{Gotten(piece)} -o yaml",
        PieceFormat.Complaint => "kubectl",
        _ => Listed(KubectlTable.Read(piece.Lines)),
    };

    private static string Described(Outline outline) => outline["Namespace"] is { } space
        ? $"kubectl describe pod {outline["Name"]?.Value} -n {space.Value}"
        : $"kubectl describe node {outline["Name"]?.Value}";

    private static string Gotten(Piece piece)
    {
        var objects = PastedObjects.Read(string.Join('\n', piece.Lines.Select(line => line.Text))) ?? [];
        var kinds = objects.Select(PastedObjects.Kind).Distinct().ToList();
        var spaces = objects.Select(single => PastedObjects.Metadata(single, "namespace")).OfType<string>().Distinct().ToList();
        var one = objects is [var only] ? $" {PastedObjects.Metadata(only, "name")}" : "";
        return $"kubectl get{(kinds is [{ } kind] ? $" {Resources.GetValueOrDefault(kind)?[2] ?? kind.ToLowerInvariant()}" : "")}{one}{(spaces is [var space] ? $" -n {space}" : spaces.Count > 1 ? " -A" : "")}";
    }

    // A list of one may be all there is, or all that was asked for.
    private static string Listed(KubectlTable table)
    {
        var resource = table.Kind is { } kind ? Resources[kind][2] : "";
        var one = table.Rows is [var row] ? $" {row.Name}" : "";
        var wide = table.Columns.Any(column => column is "INTERNAL-IP" or "IP" or "SELECTOR" or "CONTAINERS") ? " -o wide" : "";
        var space = table.Columns.Contains("NAMESPACE") ? " -A" : table.Kind != "Node" && IsOfSystem(table) ? " -n kube-system" : "";
        return $"kubectl get {resource}{one}{space}{wide}";
    }

    private static bool IsOfSystem(KubectlTable table) =>
        table.Rows.Any(row => SystemPods.Any(prefix => row.Name.StartsWith(prefix, StringComparison.Ordinal)) || row.Name is "kube-dns" or "coredns" or "kube-proxy");
}
