using Kubewright.Cli.Runs;
using Kubewright.Lab;

namespace Kubewright.Cli;

/// <summary>Takes this process into a lab's network, where alone its hosts can be reached: it starts over there under the same process id.</summary>
internal static class LabEntrance
{
    /// <summary>Names the lab that this process is in.</summary>
    private const string Inside = "KUBEWRIGHT_INSIDE_LAB";

    /// <summary>Returns where this process is in the lab's network already; else the process starts over and this does not return.</summary>
    /// <exception cref="StoppedException">There is no such lab, or it is not running.</exception>
    public static void Enter(string lab)
    {
        if (Environment.GetEnvironmentVariable(Inside) == lab)
        {
            return;
        }

        var layout = Find(lab);
        if (!File.Exists(layout.Namespace.Path))
        {
            throw new StoppedException(ExitCode.BadInput, new Problem($"the lab {lab} is not running", $"start it with 'kubewright lab up {lab}'"));
        }

        var failure = Handover.To([.. layout.EnterArguments, .. ThisProgram.Again], (Inside, lab));
        throw new StoppedException(ExitCode.RunFailed, new Problem($"the network of the lab {lab} cannot be entered: {failure}"));
    }

    private static LabLayout Find(string lab)
    {
        try
        {
            return new LabStore(LabDirectories.OfMachine()).Demand(lab);
        }
        catch (Exception exception) when (exception is LabRequestException or LabException)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem(exception.Message));
        }
    }
}
