namespace Kubewright.Core.Clusters;

/// <summary>A way to put questions to the Kubernetes API. Read-only.</summary>
public interface IApiSource
{
    /// <summary>How a person asks the same, before the path: <c>kubectl --kubeconfig F get --raw</c>.</summary>
    string Command { get; }

    /// <summary>Asks for paths, with their queries, such as <c>/api/v1/nodes?limit=500</c>. What goes wrong is an answer; the answers come in the paths' order.</summary>
    Task<IReadOnlyList<ApiAnswer>> GetAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken);
}

/// <summary>What the API answered.</summary>
/// <param name="Status">The HTTP status; null where nobody answered.</param>
/// <param name="Body">As it came.</param>
/// <param name="Why">Why there is no answer, or why it was refused; null where there is one.</param>
public sealed record ApiAnswer(int? Status, string Body, string? Why = null)
{
    public bool IsRefused => Status is 401 or 403;

    public bool IsAnswered => Status is >= 200 and < 300;
}
