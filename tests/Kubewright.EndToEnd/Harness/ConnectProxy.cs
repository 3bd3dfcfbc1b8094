using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Kubewright.Lab;

namespace Kubewright.EndToEnd.Harness;

/// <summary>
/// A proxy inside a lab's network, on this machine's side of it. It knows the one way CONNECT, and takes every client to one port of that side, whatever place
/// was asked for: the lab has no other.
/// </summary>
internal sealed class ConnectProxy : IDisposable
{
    private readonly LabLayout _lab;
    private readonly int _target;
    private readonly Socket _listener;
    private readonly CancellationTokenSource _end = new();

    private ConnectProxy(LabLayout lab, int target)
    {
        (_lab, _target, _listener) = (lab, target, lab.Namespace.OpenTcpSocket());
        _listener.Bind(new IPEndPoint(lab.ControllerAddress, 0));
        _listener.Listen();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>First lines of what was asked: <c>CONNECT registry.example.com:443 HTTP/1.1</c>.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public static ConnectProxy Start(LabLayout lab, int target)
    {
        var proxy = new ConnectProxy(lab, target);
        _ = proxy.AcceptAsync();
        return proxy;
    }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptAsync(_end.Token));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var client = new NetworkStream(socket, ownsSocket: true);
        using var target = _lab.Namespace.OpenTcpSocket();
        try
        {
            var head = await ReadHeadAsync(client);
            Asked.Enqueue(head.Split("\r\n")[0]);
            if (!head.StartsWith("CONNECT ", StringComparison.Ordinal))
            {
                await client.WriteAsync("HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), _end.Token);
                return;
            }

            await target.ConnectAsync(new IPEndPoint(_lab.ControllerAddress, _target), _end.Token);
            await client.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), _end.Token);
            using var server = new NetworkStream(target);
            await Task.WhenAny(client.CopyToAsync(server, _end.Token), server.CopyToAsync(client, _end.Token));
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            // The client notices.
        }
    }

    private async Task<string> ReadHeadAsync(NetworkStream client)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (head.Length < 8192 && !head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await client.ReadAsync(one, _end.Token) == 1)
        {
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
