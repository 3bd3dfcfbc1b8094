using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Kubewright.Core.Endpoints;

namespace Kubewright.Remote.KubeApi;

/// <summary>Asks the endpoint over HTTPS, trusting only the cluster's own certificate authority. Every question opens a new connection, as a new client would.</summary>
public sealed class EndpointClient : IEndpointClient
{
    private readonly HttpClient _http;
    private readonly X509Certificate2 _authority;
    private readonly Uri _health;

    /// <param name="server">Such as <c>https://192.168.2.10:6443</c>.</param>
    /// <param name="authorityPem">The cluster's certificate authority.</param>
    /// <param name="takesOtherNames">Whether a certificate of that authority will do that does not cover the server's name or address, as while those are changed.</param>
    public EndpointClient(Uri server, string authorityPem, bool takesOtherNames = false)
    {
        _authority = X509Certificate2.CreateFromPem(authorityPem);
        _health = new Uri(server, "/healthz");
        var handler = new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.Zero,
            ConnectTimeout = TimeSpan.FromSeconds(1),
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { _authority },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        };
        if (takesOtherNames)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, errors) => (errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) == SslPolicyErrors.None;
        }

        _http = new HttpClient(handler) { DefaultRequestHeaders = { ConnectionClose = true } };
    }

    public async Task<bool> IsOkAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(limit);
        try
        {
            return await _http.GetStringAsync(_health, patience.Token) == "ok";
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _authority.Dispose();
    }
}
