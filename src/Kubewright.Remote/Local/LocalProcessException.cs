namespace Kubewright.Remote.Local;

/// <summary>A local program could not be run, or did not do what it had to.</summary>
public sealed class LocalProcessException : Exception
{
    public LocalProcessException(string message)
        : base(message)
    {
    }

    public LocalProcessException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
