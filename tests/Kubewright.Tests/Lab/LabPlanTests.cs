using System.Net;
using Kubewright.Lab;
using Xunit;

namespace Kubewright.Tests.Lab;

public sealed class LabPlanTests
{
    [Fact]
    public void Hosts_get_addresses_from_eleven_up_in_the_first_free_network()
    {
        var layout = Make(new LabRequest { Name = "demo", Hosts = [new("cp1"), new("w1")] });

        Assert.Equal("10.77.1.0/24", layout.Subnet.ToString());
        Assert.Equal(["10.77.1.11", "10.77.1.12"], Addresses(layout));
        Assert.Equal("10.77.1.1", layout.ControllerAddress.ToString());
    }

    [Fact]
    public void A_second_lab_gets_another_network()
    {
        var first = Make(new LabRequest { Name = "demo", Hosts = [new("cp1")] });

        var second = Make(new LabRequest { Name = "other", Hosts = [new("cp1")] }, others: [first]);

        Assert.Equal("10.77.2.0/24", second.Subnet.ToString());
    }

    [Fact]
    public void Addresses_that_are_given_decide_the_network_and_are_not_given_twice()
    {
        var layout = Make(new LabRequest
        {
            Name = "demo",
            Hosts = [new("w1"), new("cp1", IPAddress.Parse("192.168.2.11")), new("cp2", IPAddress.Parse("192.168.2.12"))],
        });

        Assert.Equal("192.168.2.0/24", layout.Subnet.ToString());
        Assert.Equal(["192.168.2.13", "192.168.2.11", "192.168.2.12"], Addresses(layout));
    }

    [Fact]
    public void Asking_again_keeps_the_hosts_and_adds_the_new_ones()
    {
        var first = Make(new LabRequest { Name = "demo", Hosts = [new("cp1"), new("w1")] });

        var again = Make(new LabRequest { Name = "demo", Hosts = [new("w1"), new("w2")] }, existing: first);

        Assert.Equal(["cp1", "w1", "w2"], again.Hosts.Select(host => host.Name));
        Assert.Equal("10.77.1.13", again.Demand("w2").Address.ToString());
        Assert.Equal(first.Hosts, Make(new LabRequest { Name = "demo" }, existing: first).Hosts);
    }

    [Theory]
    [InlineData("demo", "cp1=10.77.1.1", "this machine's side")]
    [InlineData("demo", "cp1=10.77.1.11 cp2=10.77.1.11", "host cp1 has it")]
    [InlineData("demo", "cp1=10.77.1.11 cp2=10.78.1.12", "outside of the lab's network 10.77.1.0/24")]
    [InlineData("demo", "cp1 cp1", "named 2 times")]
    [InlineData("demo", "cp_1", "'cp_1' cannot be a lab host's name")]
    [InlineData("Demo", "cp1", "'Demo' cannot be a lab's name")]
    [InlineData("a-name-that-is-too-long", "cp1", "at most 20")]
    [InlineData("demo", "cp1=fd00::1", "IPv4 only")]
    [InlineData("demo", "", "say which hosts")]
    [InlineData("demo", "cp1=10.77.9.11", "lab other has it")]
    public void What_cannot_be_is_refused_with_the_reason(string name, string hosts, string reason)
    {
        var other = Make(new LabRequest { Name = "other", Hosts = [new("cp1", IPAddress.Parse("10.77.9.11"))] });
        var request = new LabRequest
        {
            Name = name,
            Hosts = [.. hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(host => host.Split('='))
                .Select(parts => new LabHostRequest(parts[0], parts.Length > 1 ? IPAddress.Parse(parts[1]) : null))],
        };

        var refusal = Assert.Throws<LabRequestException>(() => Make(request, others: [other]));

        Assert.Contains(reason, refusal.Message);
    }

    [Fact]
    public void A_host_may_have_another_release_than_the_others()
    {
        var layout = Make(new LabRequest { Name = "demo", Hosts = [new("cp1"), new("w1", Suite: "bookworm")] });

        Assert.Equal(["/base/usual", "/base/bookworm"], layout.Hosts.Select(layout.BaseTreeOf));
    }

    [Fact]
    public void A_host_that_the_lab_lacks_is_refused_with_those_it_has()
    {
        var layout = Make(new LabRequest { Name = "demo", Hosts = [new("cp1"), new("w1")] });

        var refusal = Assert.Throws<LabRequestException>(() => layout.Demand("w2"));

        Assert.Equal("lab demo has no host w2; it has cp1, w1", refusal.Message);
    }

    private static LabLayout Make(LabRequest request, LabLayout? existing = null, LabLayout[]? others = null) =>
        LabPlan.Make(request, existing, others ?? [], $"/labs/{request.Name}", suite => $"/base/{suite ?? "usual"}");

    private static IEnumerable<string> Addresses(LabLayout layout) => layout.Hosts.Select(host => host.Address.ToString());
}
