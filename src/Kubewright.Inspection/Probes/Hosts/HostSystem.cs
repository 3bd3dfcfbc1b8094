using System.Globalization;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>What runs a host: its architecture, its kernel and the first process.</summary>
public sealed record HostSystem : Probe<SystemTraits>
{
    public override string Id => "system";

    public override string Script => """
        printf 'machine %s\nkernel %s\ninit %s\n' "$(uname -m)" "$(uname -r)" "$(cat /proc/1/comm)"
        if command -v systemctl >/dev/null; then echo systemctl yes; else echo systemctl no; fi
        echo asked
        """;

    protected override Fact<SystemTraits> Parse(ProbeAnswer answer)
    {
        if (answer.LinesBefore("asked") is not { } lines)
        {
            return Unknown(answer.Complaint);
        }

        var values = lines.Select(line => line.Split(' ', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim());
        return values["machine"].Length == 0 || values["kernel"].Length == 0 || values["init"].Length == 0
            ? Unknown(answer.Complaint)
            : Known(new SystemTraits(values["machine"], values["kernel"], values["init"], values["systemctl"] == "yes"));
    }
}

/// <summary>What runs a host.</summary>
/// <param name="Machine">As <c>uname -m</c> has it.</param>
/// <param name="Kernel">The kernel's release: <c>6.12.48+deb13-amd64</c>.</param>
/// <param name="Init">Name of the first process.</param>
/// <param name="HasSystemctl">There is the program to drive systemd.</param>
public sealed record SystemTraits(string Machine, string Kernel, string Init, bool HasSystemctl)
{
    /// <summary>The kernel's version, of which the rest is the distribution's.</summary>
    public (int Major, int Minor) KernelVersion
    {
        get
        {
            var numbers = Kernel.Split('.', '-', '+');
            return (Number(numbers[0]), numbers.Length > 1 ? Number(numbers[1]) : 0);
        }
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
