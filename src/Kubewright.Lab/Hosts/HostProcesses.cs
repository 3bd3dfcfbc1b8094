using Kubewright.Lab.Machine;

namespace Kubewright.Lab.Hosts;

/// <summary>The processes of lab hosts on this machine. A process is a host's when it is in the host's control group, which only the lab makes.</summary>
internal sealed class HostProcesses(LabCgroups cgroups, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Whether anything of the host runs, be it only half booted.</summary>
    public bool Any(string lab, string host) => cgroups.Processes(lab, host).Count > 0;

    /// <summary>Gives the host's process 1 as this machine numbers it, or null where the host is off or not that far yet.</summary>
    public int? Init(string lab, string host)
    {
        foreach (var process in cgroups.Processes(lab, host))
        {
            if (ProcessNumbers.IsGuestInit(StatusOf(process)))
            {
                return process;
            }
        }

        return null;
    }

    /// <summary>Ends everything of a host at once, as if its power failed.</summary>
    /// <exception cref="LabException">A process does not end.</exception>
    public async Task KillAsync(string lab, string host, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        if (Init(lab, host) is { } init)
        {
            // The kernel ends everything else of the host with it.
            Linux.Kill(init, process => cgroups.Processes(lab, host).Contains(process));
        }

        while (cgroups.Processes(lab, host) is { Count: > 0 } processes)
        {
            if (time.GetElapsedTime(start) > Limit)
            {
                throw new LabException($"host {host} of lab {lab}: processes {string.Join(", ", processes)} do not end although killed; "
                    + "they wait for the kernel (see 'ps -o pid,stat,wchan,cmd'); run the command again when they are gone");
            }

            foreach (var process in processes)
            {
                Linux.Kill(process, meant => cgroups.Processes(lab, host).Contains(meant));
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private static string StatusOf(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/status");
        }
        catch (IOException)
        {
            // It ended between listing and reading.
            return "";
        }
    }
}
