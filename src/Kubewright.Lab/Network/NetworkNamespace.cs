using System.ComponentModel;
using System.Net.Sockets;
using Kubewright.Lab.Machine;

namespace Kubewright.Lab.Network;

/// <summary>A named network namespace: a network stack of its own that processes and sockets can be put into.</summary>
public sealed record NetworkNamespace(string Name)
{
    internal const string Directory = "/run/netns";
    internal const string LabPrefix = "kw-";

    /// <summary>Where the kernel shows it.</summary>
    public string Path => $"{Directory}/{Name}";

    /// <summary>What to put before a program and its arguments to run it inside. Unlike <c>ip netns exec</c> this leaves mounts alone.</summary>
    public IReadOnlyList<string> EnterArguments => ["nsenter", $"--net={Path}", "--"];

    /// <summary>
    /// Opens a TCP socket inside. The socket stays there whoever uses it afterwards, so one process can talk to several labs
    /// and to the outside at the same time.
    /// </summary>
    /// <exception cref="LabException">The namespace cannot be entered.</exception>
    public Socket OpenTcpSocket()
    {
        try
        {
            return NamespaceThread.Run(Path, () => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true });
        }
        catch (Win32Exception exception)
        {
            throw new LabException(
                $"cannot enter the network namespace {Name}: {exception.Message}; the lab is not up, or root's rights are missing", exception);
        }
    }

    internal static NetworkNamespace OfLab(string lab) => new(LabPrefix + lab);
}
