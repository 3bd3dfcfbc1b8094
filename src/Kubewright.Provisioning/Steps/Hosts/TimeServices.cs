using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Provisioning.Steps.Hosts;

/// <summary>Who else sets clocks.</summary>
internal static class TimeServices
{
    public static readonly ActiveUnits BesideChrony = new("systemd-timesyncd.service ntp.service ntpd.service ntpsec.service openntpd.service");
}
