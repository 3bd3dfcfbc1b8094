using Kubewright.Core.Artifacts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Core.Plans;

/// <summary>Which proxy commands meet. The session has put the host's own aside, as the agent does.</summary>
public sealed class OutwardEnvironmentTests : IDisposable
{
    private const string Hosts = "export KUBEWRIGHT_PROXY_FOR_HTTP=http://hosts-own:1 KUBEWRIGHT_PROXY_FOR_HTTPS= KUBEWRIGHT_PROXY_NOT_FOR=own.example\n";
    private const string Always = "localhost,127.0.0.1,::1,192.168.2.11,cp1,10.244.0.0/16,10.96.0.0/12,.svc,.cluster.local";

    private readonly ShellSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task The_cluster_files_proxy_is_used_and_what_is_near_is_reached_directly() => Assert.Equal(
        $"http://proxy:3128 http://proxy:3129 {Always},.example.com,192.168.2.1\n",
        await OutwardAsync(Hosts, "proxy: {http: \"http://proxy:3128\", https: \"http://proxy:3129\", noProxy: [.example.com]}"));

    [Fact]
    public async Task Without_one_the_hosts_own_is_used() => Assert.Equal($"http://hosts-own:1 none {Always},192.168.2.1,own.example\n", await OutwardAsync(Hosts, ""));

    [Fact]
    public async Task Without_any_there_is_none() => Assert.Equal($"none none {Always},192.168.2.1,\n", await OutwardAsync("", ""));

    [Fact]
    public async Task Commands_that_stay_within_the_cluster_meet_none()
    {
        var command = ActionScript.For(new HostAction.RunCommand(Asking), BlueprintOf("proxy: {http: \"http://proxy:3128\"}"));

        Assert.Equal("none none none\n", (await _sandbox.RunAsync(command with { Script = Hosts + command.Script })).Output);
    }

    [Fact]
    public void Downloads_and_package_managers_reach_out()
    {
        var artifact = new Artifact { Name = "x", Version = "1", Architecture = "amd64", Kind = ArtifactKind.File, Location = "x", Sha256 = new string('a', 64) };

        Assert.All<HostAction>(
            [new HostAction.FetchFile(artifact, "/x"), new HostAction.ImportImage(artifact), new HostAction.UnpackArchive(artifact, "/x")], action => Assert.True(action.ReachesOut));
        Assert.All<HostAction>([new HostAction.WriteFile("/x", ""), new HostAction.RunCommand(Asking)], action => Assert.False(action.ReachesOut));
    }

    private static Command Asking => new() { Title = "ask", Script = "echo \"${http_proxy:-none} ${https_proxy:-none} ${no_proxy:-none}\"" };

    private async Task<string> OutwardAsync(string found, string proxy)
    {
        var command = ActionScript.For(new HostAction.RunCommand(Asking) { IsOutward = true }, BlueprintOf(proxy));
        return (await _sandbox.RunAsync(command with { Script = found + command.Script })).Output;
    }

    private static Blueprint BlueprintOf(string proxy)
    {
        var spec = Specs.OneHost("1.32.0", proxy);
        return new Blueprint { Spec = spec, Leader = spec.Hosts[0], Artifacts = ArtifactOffer.Nothing, Credentials = Credentials.Sample };
    }
}
