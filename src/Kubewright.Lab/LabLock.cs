using System.ComponentModel;
using System.Net.Sockets;
using Kubewright.Lab.Machine;

namespace Kubewright.Lab;

/// <summary>
/// Lets one process at a time work on something, machine-wide. The lock is the name of an abstract socket: the kernel frees
/// it when its holder ends in whatever way, and no file is left behind.
/// </summary>
internal sealed class LabLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Socket _socket;

    private LabLock(Socket socket) => _socket = socket;

    /// <param name="subject">What is locked, as in <c>lab demo</c>.</param>
    /// <param name="patience">How long to wait for another process.</param>
    /// <exception cref="LabException">Another process still holds it after <paramref name="patience"/>.</exception>
    public static async Task<LabLock> TakeAsync(
        string subject, TimeSpan patience, TimeProvider time, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var told = false;
        while (true)
        {
            if (TryTake(subject) is { } held)
            {
                return held;
            }

            if (time.GetElapsedTime(start) > patience)
            {
                throw new LabException(
                    $"{subject}: another kubewright process has been working on it for more than {patience.TotalSeconds:0} s; wait for it or end it, then run again");
            }

            if (!told)
            {
                progress.Report($"{subject}: waiting for another kubewright process");
                told = true;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    public void Dispose() => _socket.Dispose();

    private static LabLock? TryTake(string subject)
    {
        var socket = Open();
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint($"\0kubewright {subject}"));
            return new LabLock(socket);
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            socket.Dispose();
            return null;
        }
    }

    /// <summary>Such names belong to a network namespace, and this process may be inside a lab's: what counts is the machine's own.</summary>
    private static Socket Open()
    {
        try
        {
            return NamespaceThread.Run("/proc/1/ns/net", Create);
        }
        catch (Win32Exception)
        {
            // Without root's rights nothing of a lab can be changed either.
            return Create();
        }
    }

    private static Socket Create() => new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
}
