namespace Kubewright.Inspection.Pasted;

/// <summary>Formats that a paste is taken apart into.</summary>
internal enum PieceFormat
{
    /// <summary>A table of <c>kubectl get</c>.</summary>
    Table,

    /// <summary>A table of <c>etcdctl -w table</c>.</summary>
    EtcdTable,

    /// <summary>etcdctl's rows with commas, and its sentences about the health of endpoints.</summary>
    EtcdLines,

    /// <summary><c>kubectl cluster-info</c>.</summary>
    ClusterInfo,

    /// <summary><c>kubectl version</c>.</summary>
    Version,

    /// <summary><c>kubectl describe</c>.</summary>
    Description,

    Json,

    Yaml,

    /// <summary>What kubectl or etcdctl says in place of an answer.</summary>
    Complaint,
}
