namespace Kubewright.Core.Hosts;

/// <summary>A host cannot be asked: the message says why and what to do.</summary>
public sealed class HostUnreachableException : Exception
{
    public HostUnreachableException(string message)
        : this(message, new ConnectionTrouble(ConnectionStage.Reach, message))
    {
    }

    public HostUnreachableException(string message, Exception inner)
        : base(message, inner) => Trouble = new ConnectionTrouble(ConnectionStage.Reach, message);

    public HostUnreachableException(string message, ConnectionTrouble trouble)
        : base(message) => Trouble = trouble;

    /// <summary>The message in parts, without the host's name.</summary>
    public ConnectionTrouble Trouble { get; }
}
