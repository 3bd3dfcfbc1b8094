using Kubewright.Cli.Output;
using Kubewright.Core.Plans;

namespace Kubewright.Cli.Runs;

/// <summary>Asks before something is interrupted or lost.</summary>
internal sealed class Confirmation(Terminal terminal, bool yes)
{
    /// <summary>Asks for a plan's risky changes, naming them; says nothing where there are none.</summary>
    /// <exception cref="StoppedException">It was not confirmed, or nobody is there to ask.</exception>
    public async Task DemandAsync(Plan plan, CancellationToken cancellationToken)
    {
        var risky = plan.Steps.Where(step => step.Decision is Decision.Change { Risk: >= Risk.Disruptive }).ToList();
        if (risky.Count == 0 || yes)
        {
            return;
        }

        var changes = risky.Select(step => $"  {step.Host}  {step.Step.Title} [{RiskText.Of(((Decision.Change)step.Decision).Risk)}]: {step.Decision.Why}");
        var answer = await AskAsync($"This interrupts or removes something that runs now:\n{string.Join('\n', changes)}\nGo on? [y/N] ", "--yes", cancellationToken);
        if (answer is not ("y" or "Y" or "yes"))
        {
            throw new StoppedException(ExitCode.BadInput, new Problem("not confirmed, so nothing was changed"));
        }
    }

    /// <summary>Asks for what is going to be interrupted on purpose.</summary>
    /// <exception cref="StoppedException">It was not confirmed, or nobody is there to ask.</exception>
    public async Task DemandAsync(string warning, CancellationToken cancellationToken)
    {
        if (!yes && await AskAsync($"{warning}\nGo on? [y/N] ", "--yes", cancellationToken) is not ("y" or "Y" or "yes"))
        {
            throw new StoppedException(ExitCode.BadInput, new Problem("not confirmed, so nothing was changed"));
        }
    }

    /// <summary>Asks to type a name, for what cannot be brought back.</summary>
    /// <exception cref="StoppedException">The name was not typed, or nobody is there to ask.</exception>
    public async Task DemandNameAsync(string warning, string name, CancellationToken cancellationToken)
    {
        if (!yes && await AskAsync($"{warning}\nType the cluster's name, {name}, to go on: ", "--yes", cancellationToken) != name)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem($"'{name}' was not typed, so nothing was changed"));
        }
    }

    private async Task<string?> AskAsync(string question, string option, CancellationToken cancellationToken)
    {
        await terminal.Error.WriteAsync(question);
        if (!terminal.CanAsk)
        {
            await terminal.Error.WriteLineAsync();
            throw new StoppedException(ExitCode.BadInput, new Problem("this needs a yes, and there is no terminal to ask at, so nothing was changed", $"give {option} to go on without being asked"));
        }

        // Reading a terminal cannot be cancelled; the answer is no longer waited for then.
        return (await Task.Run(terminal.In.ReadLine, CancellationToken.None).WaitAsync(cancellationToken))?.Trim();
    }
}
