namespace Kubewright.Core.Endpoints;

/// <summary>A client that asks the endpoint at a fixed rate, whether or not earlier questions have been answered, until disposed.</summary>
public interface IEndpointWatch : IAsyncDisposable
{
    /// <summary>Where the client sits: <c>this machine</c>, or a host.</summary>
    string From { get; }

    OutageMeter Meter { get; }

    /// <summary>Time since the watch began; what polls are stamped with.</summary>
    TimeSpan Now { get; }
}
