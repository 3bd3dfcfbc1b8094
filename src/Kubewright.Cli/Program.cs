using System.CommandLine;
using System.CommandLine.Invocation;
using Kubewright.Cli.Commands;
using Kubewright.Cli.Output;
using Kubewright.Cli.Runs;
using Kubewright.Remote.Ssh;

namespace Kubewright.Cli;

internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        if (Environment.GetEnvironmentVariable(Askpass.Variable) is { } socket)
        {
            return await Askpass.AnswerAsync(socket, arguments.FirstOrDefault() ?? "", Console.Out);
        }

        using var interrupts = Interrupts.Listen();
        return await RunAsync(arguments, Composition.OfMachine(), interrupts.Token);
    }

    /// <summary>Runs a command line to its end and gives the exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Composition on, CancellationToken cancellationToken)
    {
        var parsed = CommandTree.Create(on).Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            return (int)new Reporter(on.Terminal, OutputFormat.Text).Stopped(new StoppedException(ExitCode.BadInput, [.. CommandLineProblems.Of(parsed)]));
        }

        return await parsed.InvokeAsync(
            new InvocationConfiguration { Output = on.Terminal.Out, Error = on.Terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
            cancellationToken);
    }
}
