namespace Kubewright.Core.Endpoints;

/// <summary>A client of the cluster's endpoint, as kubectl is one: from this machine, at the address that the kubeconfig names.</summary>
public interface IEndpointClient : IDisposable
{
    /// <summary>Asks <c>/healthz</c> over a connection of its own. False for every other answer than <c>ok</c>, and for none within the time limit.</summary>
    Task<bool> IsOkAsync(TimeSpan limit, CancellationToken cancellationToken);
}
