using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Etcd;

/// <summary>An etcd's unit on a host with its files. Like other services, but that starting it waits for the other members and failing tells why.</summary>
internal sealed record EtcdUnit(EtcdInstance Instance)
{
    private const string MadeByUs = "# " + ConfigHeader.Text;

    private UnitStatus Status => new(Instance.Unit, $"{Instance.SettingsPath} {Instance.UnitPath} {EtcdConfig.Program}");

    public IEnumerable<Need> Needs(Host host) => [new(host, Status), new(host, new FileContent(Instance.SettingsPath)), new(host, new FileContent(Instance.UnitPath))];

    public UnitCondition Condition(Situation situation) => situation.Ask(Status);

    /// <summary>Whether systemd's unit of that name is the one written here, or there is none yet that counts.</summary>
    public bool IsOurs(Situation situation) => situation.Ask(new FileContent(Instance.UnitPath)).Text?.StartsWith(MadeByUs, StringComparison.Ordinal) == true;

    /// <summary>Files that are not as wanted, with what they are to hold.</summary>
    public IReadOnlyList<HostAction> Writes(Situation situation) =>
    [
        .. new[]
        {
            (Path: Instance.SettingsPath, Text: EtcdConfig.Settings(situation.Spec, situation.Host, Instance)),
            (Path: Instance.UnitPath, Text: EtcdConfig.Unit(Instance)),
        }
        .Where(file => situation.Ask(new FileContent(file.Path)).Text != file.Text)
        .Select(file => new HostAction.WriteFile(file.Path, file.Text)),
    ];

    /// <summary>Enables the unit and starts it, or starts it anew. It counts as started once it is part of a majority.</summary>
    public IReadOnlyList<HostAction> Start(bool anew) =>
    [
        new HostAction.SetUnit(Instance.Unit, UnitState.Enabled),
        new HostAction.RunCommand(new Command
        {
            Title = $"{(anew ? "restart" : "start")} {Instance.Unit}",
            Script = $"systemctl daemon-reload\nsystemctl reset-failed {Instance.Unit} 2>/dev/null\nsystemctl {(anew ? "restart" : "start")} {Instance.Unit}",
            Timeout = TimeSpan.FromMinutes(2),
        })
        {
            UndoPrinter = $"[ -d {EtcdInstance.DataRoot} ] || echo 'rmdir --ignore-fail-on-non-empty {EtcdInstance.DataRoot} 2>/dev/null || :'",
            Evidence = $"journalctl -u {Instance.Unit} --since -5min --no-pager -o cat 2>/dev/null | grep -E '\"level\":\"(error|fatal|panic)\"|\"level\":\"warn\".*(reject|refused|tls|timeout)' | tail -n 8",
        },
    ];
}
