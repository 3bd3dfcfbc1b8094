using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Kubewright.Core.Clusters;

namespace Kubewright.Remote.KubeApi;

/// <summary>The Kubernetes API over HTTPS with what a kubeconfig says. It only reads.</summary>
public sealed class KubeApiClient : IApiSource, IDisposable
{
    private readonly HttpClient _http;
    private readonly List<X509Certificate2> _certificates = [];
    private readonly KubeconfigFile _config;
    private readonly SemaphoreSlim _places = new(MostAtOnce);

    // More at once is refused by priority and fairness on a small control plane, or slows it down.
    private const int MostAtOnce = 6;

    /// <param name="limit">How long a question may take.</param>
    public KubeApiClient(KubeconfigFile config, TimeSpan limit)
    {
        _config = config;
        var handler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(4), UseProxy = false, AutomaticDecompression = System.Net.DecompressionMethods.GZip, SslOptions = Tls(config) };
        _http = new HttpClient(handler) { BaseAddress = config.Server, Timeout = limit };
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (config.Token is { } token)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        }
    }

    public string Command => $"kubectl --kubeconfig {_config.Path} get --raw";

    public async Task<IReadOnlyList<ApiAnswer>> GetAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken) =>
        await Task.WhenAll(paths.Select(path => GetAsync(path, cancellationToken)));

    private async Task<ApiAnswer> GetAsync(string path, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            using var response = await _http.GetAsync(new Uri(_config.Server.AbsolutePath.TrimEnd('/') + path, UriKind.Relative), cancellationToken);
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            var status = (int)response.StatusCode;
            return new ApiAnswer(status, body, status < 400 ? null : $"{status} {response.ReasonPhrase}");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new ApiAnswer(null, "", $"{_config.Server} does not answer: {Reason(exception)}");
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _places.Dispose();
        _certificates.ForEach(certificate => certificate.Dispose());
    }

    private static string Reason(Exception exception) => exception is OperationCanceledException ? "no answer in time" : exception.InnerException?.Message ?? exception.Message;

    private SslClientAuthenticationOptions Tls(KubeconfigFile config)
    {
        var options = new SslClientAuthenticationOptions();
        if (config.Authority is { } authority)
        {
            var trusted = new X509Certificate2Collection();
            trusted.ImportFromPem(authority);
            _certificates.AddRange(trusted);
            options.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(trusted);
        }

        if (config.ServerName is { } name)
        {
            options.TargetHost = name;
        }

        if (config is { ClientCertificate: { } certificate, ClientKey: { } key })
        {
            var own = X509Certificate2.CreateFromPem(certificate, key.Reveal());
            _certificates.Add(own);
            options.ClientCertificates = [own];
        }

        return options;
    }
}
