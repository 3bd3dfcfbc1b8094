using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>Swap that apply cannot turn off: what lies in it has no room in memory, or it comes back at boot from elsewhere than /etc/fstab.</summary>
public sealed class SwapStays : HostRule
{
    private const long MiB = 1024 * 1024;

    public override string Code => "swap-stays";

    public override string Title => "Swap can be turned off everywhere";

    protected override IEnumerable<Probe> Asked(CaseFile caseFile, Host host) => [new ActiveSwap(), new HostResources()];

    protected override IEnumerable<Finding> Judge(CaseFile caseFile, Host host)
    {
        var areas = caseFile.Ask(host, new ActiveSwap());
        var resources = caseFile.Ask(host, new HostResources());
        if (areas.Count > 0 && resources.Swapped > resources.Available)
        {
            yield return Finding.On(
                host,
                $"{resources.Swapped / MiB} MiB lie in swap and {resources.Available / MiB} MiB of memory are free, so that swap cannot be turned off",
                "stop what uses the memory ('systemd-cgtop -m' shows it), or give the host more");
        }

        foreach (var area in areas.Where(area => area.StartsWith("/dev/zram", StringComparison.Ordinal)))
        {
            yield return Finding.On(
                host,
                $"{area} is swap in compressed memory, which its generator makes anew at every boot; the kubelet would not start then",
                "on the host: touch /etc/systemd/zram-generator.conf (or remove zram-generator-defaults or zram-tools), then swapoff " + area);
        }
    }
}
