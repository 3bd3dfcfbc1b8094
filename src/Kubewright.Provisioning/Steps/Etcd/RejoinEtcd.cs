using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Etcd;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Etcd;

/// <summary>
/// A host that lost its data, or is new among running members, is taken in by them: its former member is removed, a new one added, and it gets the data from the
/// others. It never starts a cluster of its own. One host at a time.
/// </summary>
public sealed class RejoinEtcd(EtcdInstance instance) : IStep
{
    private readonly EtcdUnit _unit = new(instance);

    public string Title => $"Take the host into {instance}";

    public TimeSpan Settle => TimeSpan.FromSeconds(60);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
    [
        .. _unit.Needs(host),
        .. blueprint.Spec.EtcdHosts.SelectMany(peer => new Need[] { new(peer, new EtcdTraces(instance)), new(peer, new EtcdMembers(instance), MayBeUnknown: true) }),
    ];

    public Decision Decide(Situation situation)
    {
        if (situation.Ask(new EtcdTraces(instance)).HasData)
        {
            return new Decision.Satisfied("is in");
        }

        var others = situation.Spec.EtcdHosts.Where(host => host != situation.Host).ToList();
        if (!others.Exists(host => situation.Ask(host, new EtcdTraces(instance)) is { HasData: true, IsFirstStart: false }))
        {
            return new Decision.Later("it is not started yet");
        }

        var asked = others.FirstOrDefault(host => situation.Facts.ValueOr(host, new EtcdMembers(instance), null) is { Leader: not 0 });
        if (asked is null)
        {
            return new Decision.Later("no other member answers with a majority behind it");
        }

        var (own, members) = (EtcdConfig.PeerUrl(situation.Host, instance), situation.Facts.ValueOr(asked, new EtcdMembers(instance), null)!.Members);
        var mine = members.FirstOrDefault(member => member.PeerUrls.Any(url => url == new Uri(own)));
        var rest = members.Where(member => member != mine).Select(member => (member.Name.Length > 0 ? member.Name : $"{member.Id:x}", member.PeerUrls[0].ToString().TrimEnd('/')));
        return new Decision.Change(
            mine is null ? "is no member yet" : mine.HasPublished ? "was a member and has lost its data" : "was added and never started",
            [
                .. mine is { HasPublished: true } ? (HostAction[])[Tell(asked, $"{instance} member remove {mine.Id:x}", "remove", $$"""{"ID": "{{mine.Id}}"}""")] : [],
                .. mine is { HasPublished: false } ? (HostAction[])[] : [Tell(asked, $"{instance} member add {own}", "add", $$"""{"peerURLs": ["{{own}}"]}""")],
                .. _unit.Writes(situation),
                new HostAction.WriteFile(
                    instance.FirstStartPath, EtcdConfig.FirstStart(instance, isNew: false, [.. rest, (situation.Host.Name.ToString(), own)])),
                .. _unit.Start(anew: true),
            ]);
    }

    // Right after another change etcd may refuse for some seconds.
    private HostAction.RunCommand Tell(Host member, string title, string verb, string data) => new(new Command
    {
        Title = title,
        Script = new EtcdMembers(instance).Ask(
            $"cluster/member/{verb}", ShellText.Quote(data), member.Address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{member.Address}]" : $"{member.Address}",
            EtcdPatience.CurlOptions),
    });
}
