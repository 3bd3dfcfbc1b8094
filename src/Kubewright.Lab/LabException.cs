namespace Kubewright.Lab;

/// <summary>The lab could not do what was asked of it: the message says where, what, why and what to do next.</summary>
public sealed class LabException : Exception
{
    public LabException(string message)
        : base(message)
    {
    }

    public LabException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
