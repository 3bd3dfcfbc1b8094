namespace Kubewright.Inspection.Description;

/// <summary>Says one side of a cluster. Pure.</summary>
internal interface IDescriber
{
    /// <summary>The section that its statements belong to.</summary>
    string Section { get; }

    IEnumerable<Statement> Describe(ClusterView view);
}
