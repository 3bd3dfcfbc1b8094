using Kubewright.Core.Hosts;
using Kubewright.Lab;
using Kubewright.Provisioning.Drills;

namespace Kubewright.Cli.Power;

/// <summary>The switch of a lab's hosts.</summary>
internal sealed class LabPower(Laboratory laboratory, string lab) : IPowerSwitch
{
    public string Means => "power off by the lab's switch";

    public Task OffAsync(Host host, CancellationToken cancellationToken) => SwitchAsync(laboratory.KillAsync(lab, host.ToString(), cancellationToken));

    public Task OnAsync(Host host, CancellationToken cancellationToken) => SwitchAsync(laboratory.StartAsync(lab, host.ToString(), cancellationToken));

    private static async Task SwitchAsync(Task switching)
    {
        try
        {
            await switching;
        }
        catch (Exception exception) when (exception is LabException or LabRequestException)
        {
            throw new PowerSwitchException(exception.Message, exception);
        }
    }
}
