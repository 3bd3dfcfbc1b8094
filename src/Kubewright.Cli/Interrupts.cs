using System.Runtime.InteropServices;

namespace Kubewright.Cli;

/// <summary>Ctrl-C, SIGTERM and SIGHUP: the first one cancels, so that what runs on hosts is ended in order; the second one leaves at once.</summary>
internal sealed class Interrupts : IDisposable
{
    private const string ShowCursor = "\e[?25h";

    private readonly CancellationTokenSource _cancel = new();
    private readonly List<PosixSignalRegistration> _registrations = [];

    private Interrupts()
    {
    }

    public CancellationToken Token => _cancel.Token;

    public static Interrupts Listen()
    {
        var interrupts = new Interrupts();
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        {
            interrupts._registrations.Add(PosixSignalRegistration.Create(signal, interrupts.Received));
        }

        return interrupts;
    }

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _cancel.Dispose();
    }

    private void Received(PosixSignalContext context)
    {
        context.Cancel = true;
        if (_cancel.IsCancellationRequested)
        {
            Console.Error.Write(Console.IsErrorRedirected ? "" : ShowCursor);
            Environment.Exit((int)ExitCode.Cancelled);
        }

        // Handlers of the token may take their time; the next signal must not wait for them.
        _ = _cancel.CancelAsync();
    }
}
