namespace Kubewright.Cli;

/// <summary>How this program is started anew.</summary>
internal static class ThisProgram
{
    /// <summary>Program and arguments as this process was started.</summary>
    public static IReadOnlyList<string> Again => [.. Command, .. Environment.GetCommandLineArgs().Skip(1)];

    /// <summary>The program, for arguments to follow. Started through 'dotnet kubewright.dll' it is dotnet with the assembly.</summary>
    public static IReadOnlyList<string> Command => IsHosted ? [Environment.ProcessPath!, Environment.GetCommandLineArgs()[0]] : [Environment.ProcessPath!];

    private static bool IsHosted => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
}
