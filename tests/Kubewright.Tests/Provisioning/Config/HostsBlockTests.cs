using Kubewright.Provisioning.Config;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Provisioning.Config;

public sealed class HostsBlockTests
{
    private const string Owner = "127.0.0.1 localhost\n10.0.0.1 printer\n";

    private static readonly string Block = HostsBlock.Write(Specs.ThreeControlPlanesOneWorker("1.32.0"), Specs.ThreeControlPlanesOneWorker("1.32.0").Hosts[0]);

    [Fact]
    public void The_name_of_every_nodes_own_balancer_is_written_to_nodes_only()
    {
        var spec = Specs.LocalBalancers(more: ", name: api.example.internal", withEtcdHost: true);

        Assert.All(spec.Nodes, node => Assert.Contains("\n127.0.0.1 api.example.internal\n", HostsBlock.Write(spec, node), StringComparison.Ordinal));
        Assert.DoesNotContain("api.example.internal", HostsBlock.Write(spec, spec.EtcdHosts.Single()), StringComparison.Ordinal);
    }

    [Fact]
    public void It_goes_behind_the_owners_lines() => Assert.Equal(Owner + Block, HostsBlock.Merge(Owner, Block));

    [Fact]
    public void Merging_twice_changes_nothing() => Assert.Equal(HostsBlock.Merge(Owner, Block), HostsBlock.Merge(HostsBlock.Merge(Owner, Block), Block));

    [Fact]
    public void An_older_block_is_replaced_where_it_is()
    {
        var old = Owner + "# BEGIN kubewright\n10.9.9.9 old\n# END kubewright\n10.0.0.2 scanner\n";

        Assert.Equal(Owner + Block + "10.0.0.2 scanner\n", HostsBlock.Merge(old, Block));
    }

    [Fact]
    public void Several_older_blocks_become_one()
    {
        var old = "# BEGIN kubewright\n10.9.9.9 old\n# END kubewright\n" + Owner + "# BEGIN kubewright\n10.9.9.8 older\n# END kubewright\n";

        Assert.Equal(Block + Owner, HostsBlock.Merge(old, Block));
    }

    [Fact]
    public void Removing_gives_the_owners_file_back() => Assert.Equal(Owner, HostsBlock.Remove(HostsBlock.Merge(Owner, Block)));

    [Fact]
    public void Removing_from_a_file_without_a_block_changes_nothing() => Assert.Equal("127.0.0.1 localhost", HostsBlock.Remove("127.0.0.1 localhost"));

    [Fact]
    public void A_last_line_without_an_end_is_ended_first() => Assert.Equal("127.0.0.1 localhost\n" + Block, HostsBlock.Merge("127.0.0.1 localhost", Block));

    [Fact]
    public void A_block_whose_end_was_lost_takes_no_line_of_the_owner_with_it()
    {
        var broken = "127.0.0.1 localhost\n# BEGIN kubewright\n10.9.9.9 old\n10.0.0.1 printer\n";

        Assert.Equal("127.0.0.1 localhost\n10.9.9.9 old\n10.0.0.1 printer\n", HostsBlock.Remove(broken));
    }
}
