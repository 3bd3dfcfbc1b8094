using System.Net;
using System.Net.Sockets;
using System.Text;
using Kubewright.Lab.Network;

namespace Kubewright.Lab.Hosts;

/// <summary>Tells whether a host's SSH server answers.</summary>
internal sealed class SshDoor(NetworkNamespace network, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(500);

    /// <summary>Connects, and reads the greeting that every SSH server sends first.</summary>
    /// <exception cref="LabException">The namespace cannot be entered.</exception>
    public async Task<bool> AnswersAsync(IPAddress address, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var socket = network.OpenTcpSocket();
        var greeting = new byte[4];
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, 22), both.Token);
            var count = await socket.ReceiveAsync(greeting, both.Token);
            return Encoding.ASCII.GetString(greeting, 0, count) == "SSH-";
        }
        catch (SocketException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
