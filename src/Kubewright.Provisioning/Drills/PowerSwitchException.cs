namespace Kubewright.Provisioning.Drills;

/// <summary>A host could not be taken away, or not be given back. The message says which, and why.</summary>
public sealed class PowerSwitchException(string message, Exception? inner = null) : Exception(message, inner);
