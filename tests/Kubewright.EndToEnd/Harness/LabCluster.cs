using Kubewright.Core.Endpoints;
using Kubewright.Lab;

namespace Kubewright.EndToEnd.Harness;

/// <summary>A lab with a cluster on it, made with the product's own commands; gone after the tests that share it.</summary>
public abstract class LabCluster(string name, string balancer, params string[] hosts) : IAsyncLifetime
{
    protected static readonly TimeSpan DeployLimit = TimeSpan.FromMinutes(9);

    // What a reset has to bring back: files of the system with their modes, units, addresses, rules and names. keepalived itself writes its protocol's name into
    // rt_addrprotos when it runs.
    private const string Picture = """
        cd / && find etc usr/local opt var/lib/kubewright var/lib/etcd/ -xdev \( -type f -o -type l \) ! -name '.updated' ! -name 'ld.so.cache' ! -path 'etc/machine-id' ! -path 'etc/iproute2/rt_addrprotos*' -exec stat -c '%n %a %U %s' {} + 2>/dev/null | sort
        find /var/lib/etcd -mindepth 1 -type d 2>/dev/null
        md5sum /etc/hosts /etc/hostname /etc/containerd/config.toml /etc/haproxy/haproxy.cfg /etc/nginx/nginx.conf /etc/chrony/chrony.conf
        systemctl list-unit-files --state=enabled --no-legend | awk '{print $1}' | sort
        systemctl is-active containerd kubelet haproxy nginx keepalived chrony etcd etcd-events
        ip -o -4 addr show | awk '{print $2, $4}'; ip route; uname -n
        iptables-save | grep -cE 'KUBE|CNI|kubewright'
        sysctl net.ipv4.ip_forward net.ipv4.ip_local_reserved_ports
        ctr -n k8s.io images ls -q 2>/dev/null | wc -l
        """;

    public string Name { get; } = name;

    /// <summary>The hosts as <c>lab up</c> takes them, with a release where it is not the usual one.</summary>
    public IReadOnlyList<string> Hosts { get; } = hosts;

    public IReadOnlyList<string> HostNames { get; } = [.. hosts.Select(host => host.Split('@')[0])];

    internal LabLayout Layout => new LabStore(LabDirectories.OfMachine()).Demand(Name);

    /// <summary>The cluster file that the demo wrote.</summary>
    internal string File => Path.Combine(Layout.Directory, LabClusterFile.FileName);

    /// <summary>How the deployment ended.</summary>
    internal Outcome Deployed { get; set; } = new(-1, "", "not deployed");

    public virtual async Task InitializeAsync()
    {
        // An earlier run may have been killed with this lab up.
        await Product.DemandAsync(TimeSpan.FromMinutes(1), "lab", "down", Name);
        Deployed = await Product.RunAsync(DeployLimit, ["demo", Name, "--balancer", balancer, "--hosts", .. Hosts]);
        Assert.True(Deployed.Code == 0, $"the deployment ended with {Deployed.Code}\n{Deployed}");
    }

    public virtual async Task DisposeAsync() => await Product.DemandAsync(TimeSpan.FromMinutes(1), "lab", "down", Name);

    internal Task<Outcome> RunAsync(params string[] arguments) => Product.RunAsync(DeployLimit, [.. arguments, "-f", File]);

    internal async Task<Outcome> DemandAsync(params string[] arguments)
    {
        var outcome = await RunAsync(arguments);
        Assert.True(outcome.Code == 0, $"kubewright {string.Join(' ', arguments)} ended with {outcome.Code}\n{outcome}");
        return outcome;
    }

    /// <summary>Runs a program on a host.</summary>
    internal Task<Outcome> OnAsync(string host, string script) => OnAsync(host, script, TimeSpan.FromMinutes(2));

    internal Task<Outcome> OnAsync(string host, string script, TimeSpan limit) => Product.RunAsync(limit, "lab", "exec", host, "--lab", Name, "--", "sh", "-c", script);

    /// <summary>Each host as it is now, to compare with later.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> PicturesAsync()
    {
        var pictures = new Dictionary<string, string>();
        foreach (var host in HostNames)
        {
            pictures[host] = (await OnAsync(host, Picture)).Output;
        }

        return pictures;
    }

    /// <summary>Says what hosts have, or lack, that they did not before.</summary>
    internal async Task AssertAsBeforeAsync(IReadOnlyDictionary<string, string> pictures)
    {
        var after = await PicturesAsync();
        foreach (var host in HostNames)
        {
            var (before, now) = (pictures[host].Split('\n'), after[host].Split('\n'));
            Assert.Equal([], before.Except(now).Select(line => $"{host} had: {line}"));
            Assert.Equal([], now.Except(before).Select(line => $"{host} has: {line}"));
        }
    }

    /// <summary>kubectl on a host, with the administrator's kubeconfig, and so through the endpoint.</summary>
    internal async Task<string> KubectlAsync(string host, string arguments)
    {
        var outcome = await OnAsync(host, $"kubectl --kubeconfig /etc/kubernetes/admin.conf --request-timeout 10s {arguments}");
        Assert.True(outcome.Code == 0, $"kubectl {arguments} on {host} ended with {outcome.Code}\n{outcome}");
        return outcome.Output;
    }

    internal Task<Outcome> SwitchAsync(string verb, string host) => Product.DemandAsync(TimeSpan.FromMinutes(2), "lab", verb, host, "--lab", Name);

    /// <summary>The host that has the endpoint's address.</summary>
    internal async Task<string> HolderAsync(IEnumerable<string> candidates)
    {
        foreach (var host in candidates)
        {
            if ((await OnAsync(host, $"ip -o addr show to {VirtualAddress}")).Output.Trim().Length > 0)
            {
                return host;
            }
        }

        throw new InvalidOperationException($"nobody has {VirtualAddress}");
    }

    /// <summary>Powers the holder of the endpoint's address off and measures what a client polling every 100 ms sees.</summary>
    internal async Task<TimeSpan> PowerOffAsync(string host)
    {
        using var client = new LabEndpointClient(Layout, new Uri($"https://{VirtualAddress}:{Port}"));
        await using var watch = new EndpointWatch(client, TimeProvider.System);
        Assert.True(await watch.SteadyAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20), CancellationToken.None), "the endpoint does not answer before the host is powered off");
        var off = watch.Now;
        await SwitchAsync("kill", host);
        Assert.True(await watch.SteadyAsync(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(40), CancellationToken.None), "the endpoint does not come back");
        return watch.Meter.Longest(off, watch.Now);
    }

    /// <summary>Verifies until all is well: after a power cut, components need their time.</summary>
    internal async Task VerifiedAsync(TimeSpan limit)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var outcome = await RunAsync("verify");
            if (outcome.Code == 0)
            {
                return;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(start) < limit, $"not verified within {limit.TotalSeconds:0} s\n{outcome}");
            await Task.Delay(TimeSpan.FromSeconds(2));
        }
    }

    // The only address on a line of its own in the file.
    internal string VirtualAddress => System.IO.File.ReadLines(File).First(line => line.StartsWith("  address: ", StringComparison.Ordinal)).Split(": ", 2)[1].Trim();

    private int Port => HostNames.Any(host => host.StartsWith("lb", StringComparison.Ordinal)) || System.IO.File.ReadLines(File).Contains("  kind: kube-vip") ? 6443 : 8443;
}
