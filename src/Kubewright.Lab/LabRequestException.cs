namespace Kubewright.Lab;

/// <summary>What was asked for cannot be: a wrong name, a host that the lab does not have, an address that is taken. Nothing was done.</summary>
public sealed class LabRequestException(string message) : Exception(message);
