using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using Kubewright.Core.Endpoints;
using Kubewright.Lab;

namespace Kubewright.EndToEnd.Harness;

/// <summary>A client of the endpoint inside the lab's network, while this process stays outside. Whose certificate it is, is not what is measured here.</summary>
internal sealed class LabEndpointClient : IEndpointClient
{
    private readonly HttpClient _http;
    private readonly Uri _health;

    [SuppressMessage("Security", "CA5359", Justification = "only the outage is measured")]
    public LabEndpointClient(LabLayout lab, Uri server)
    {
        _health = new Uri(server, "/healthz");
        var handler = new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.Zero,
            SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
            ConnectCallback = async (context, cancellationToken) =>
            {
                var socket = lab.Namespace.OpenTcpSocket();
                try
                {
                    await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        };
        _http = new HttpClient(handler) { DefaultRequestHeaders = { ConnectionClose = true } };
    }

    public async Task<bool> IsOkAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(limit);
        try
        {
            return await _http.GetStringAsync(_health, patience.Token) == "ok";
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    public void Dispose() => _http.Dispose();
}
