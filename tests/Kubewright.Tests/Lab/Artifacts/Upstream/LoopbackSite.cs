using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Kubewright.Tests.Lab.Artifacts.Upstream;

/// <summary>A download site on this machine's loopback address.</summary>
internal sealed class LoopbackSite : IDisposable
{
    private readonly HttpListener _listener;
    private readonly Dictionary<string, byte[]> _files = [];
    private readonly Task _serving;

    public LoopbackSite()
    {
        (_listener, Address) = Listen();
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    public LoopbackSite With(string path, string content)
    {
        _files[$"/{path}"] = Encoding.UTF8.GetBytes(content);
        return this;
    }

    public LoopbackSite WithProgram(string path, string content) =>
        With(path, content).With($"{path}.sha256", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))));

    public void Dispose()
    {
        _listener.Close();
        _serving.Wait(TimeSpan.FromSeconds(5));
    }

    // Another test may take the free port between its finding and its use.
    private static (HttpListener Listener, Uri Address) Listen()
    {
        for (var attempt = 1; ; attempt++)
        {
            var address = new Uri($"http://127.0.0.1:{FreePort()}/");
            var listener = new HttpListener { Prefixes = { address.ToString() } };
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException) when (attempt < 10)
            {
                listener.Close();
            }
        }
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                var found = _files.TryGetValue(context.Request.Url!.AbsolutePath, out var content);
                context.Response.StatusCode = found ? 200 : 404;
                await context.Response.OutputStream.WriteAsync(content ?? []);
                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
