namespace Kubewright.Core.Hosts;

/// <summary>How a command ended on a host and what it said.</summary>
public sealed record CommandResult(int ExitCode, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;
}
