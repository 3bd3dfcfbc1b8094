using System.Net;
using Kubewright.Lab;
using Kubewright.Lab.Hosts;
using Xunit;

namespace Kubewright.Tests.Lab;

public sealed class HostTests
{
    private static readonly LabHost Host = new("cp1", IPAddress.Parse("10.77.1.11"));

    private static readonly BaseRecipe Recipe = new("trixie");

    private static readonly LabLayout Layout = new()
    {
        Name = "demo",
        Subnet = IPNetwork.Parse("10.77.1.0/24"),
        Hosts = [Host],
        Directory = "/labs/demo",
        BaseTree = "/cache/base/trixie-1",
    };

    [Fact]
    public void A_host_is_booted_in_its_own_groups_and_mounts_and_never_sets_the_machines_clock()
    {
        var script = BootScript.For(Layout, Host, HostDisk.Of(Layout, Host), [new("/cg/memory/h", IsUnified: false), new("/cg/unified/h", IsUnified: true)]);

        Assert.Contains("exec </dev/null >>/labs/demo/hosts/cp1/console.log 2>&1\n", script);
        Assert.Contains("echo $$ > /cg/memory/h/cgroup.procs\necho $$ > /cg/unified/h/keeper/cgroup.procs\n", script);
        Assert.Contains("echo $$ > /cg/memory/h/cgroup.procs\necho $$ > /cg/unified/h/machine/cgroup.procs\nexec env -i", script);
        Assert.Contains("lowerdir=/cache/base/trixie-1,upperdir=/labs/demo/hosts/cp1/upper,workdir=/labs/demo/hosts/cp1/work", script);
        Assert.Contains("--machine=kw-demo.cp1", script);
        Assert.Contains("--drop-capability=CAP_SYS_TIME", script);
        Assert.Contains("--bind=/labs/demo/hosts/cp1/etcd:/var/lib/etcd", script);
    }

    [Fact]
    public void A_host_of_another_release_lies_over_another_tree()
    {
        var old = Host with { BaseTree = "/cache/base/bookworm-2" };

        Assert.Contains("lowerdir=/cache/base/bookworm-2,", BootScript.For(Layout, old, HostDisk.Of(Layout, old), []));
        Assert.NotEqual(Recipe.Key, new BaseRecipe("bookworm").Key);
    }

    [Fact]
    public void A_host_has_its_address_and_this_machine_as_its_gateway() =>
        Assert.Contains("Address=10.77.1.11/24\nGateway=10.77.1.1\n", HostFiles.Network(Host.Address, Layout.Subnet));

    [Fact]
    public void A_host_is_known_by_address_and_name() =>
        Assert.Equal("10.77.1.11,cp1 ssh-ed25519 AAAA\n", HostFiles.KnownHost(Host, "ssh-ed25519 AAAA cp1\n"));

    [Fact]
    public void Logging_in_verifies_the_hosts_key_and_passes_arguments_as_they_are()
    {
        var command = LabSsh.Command(Layout, Host, LabSsh.Root, ["echo", "a b"]);

        Assert.Equal(["nsenter", "--net=/run/netns/kw-demo", "--", "ssh"], command.Take(4));
        Assert.Contains("StrictHostKeyChecking=yes", command);
        Assert.Contains("UserKnownHostsFile=/labs/demo/known_hosts", command);
        Assert.Equal(["-T", "root@10.77.1.11", "--", "echo 'a b'"], command.TakeLast(4));
        Assert.Equal(["-t", "admin@10.77.1.11"], LabSsh.Command(Layout, Host, "admin", []).TakeLast(2));
    }

    [Fact]
    public void The_recipe_names_no_archive_and_turns_every_service_off()
    {
        Assert.DoesNotContain("://", Recipe.BuildScript + BaseRecipe.SetupScript);
        Assert.Contains("disable containerd etcd haproxy keepalived nginx chrony", BaseRecipe.SetupScript);
        Assert.Contains("--keyring=\"$keyring\"", Recipe.BuildScript);
        Assert.Matches("^[0-9a-f]{16}$", Recipe.Key);
    }
}
