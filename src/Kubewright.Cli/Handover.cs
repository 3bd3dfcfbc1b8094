using System.Runtime.InteropServices;

namespace Kubewright.Cli;

/// <summary>Lets another program take this process's place: terminal, signals and exit code are then its own.</summary>
internal static partial class Handover
{
    /// <summary>Returns only where the program cannot be started, and then with the reason.</summary>
    /// <param name="variables">Environment variables to set beside this process's own.</param>
    public static string To(IReadOnlyList<string> command, params IEnumerable<(string Name, string Value)> variables)
    {
        var environment = Environment.GetEnvironmentVariables();
        foreach (var (name, value) in variables)
        {
            environment[name] = value;
        }

        Execute(command[0], [.. command, null], [.. environment.Keys.Cast<string>().Select(name => $"{name}={environment[name]}"), null]);
        return $"{command[0]} cannot be started: {Marshal.GetLastPInvokeErrorMessage()}; install util-linux and openssh-client";
    }

    [LibraryImport("libc", EntryPoint = "execvpe", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Execute(string program, string?[] arguments, string?[] environment);
}
