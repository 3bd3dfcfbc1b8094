using System.Net;
using Kubewright.Core.Clusters;
using Kubewright.Core.Hosts;
using Kubewright.Remote.KubeApi;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Remote;

/// <summary>The script is answered as hosts answer it: bodies, each with a line of its status behind it.</summary>
public sealed class ApiThroughHostsTests
{
    private static readonly string[] Paths = ["/version", "/api/v1/nodes?limit=500", "/api/v1/pods"];

    [Fact]
    public async Task Answers_come_in_the_order_of_the_questions_with_what_was_refused()
    {
        var answers = await AskAsync(marker => $"{{\"a\":1}}\n{marker} status 200\n{{\"items\":[]}}\n\n{marker} status 200\nno\n{marker} status 403\n\n{marker} end \n");

        Assert.Equal([200, 200, 403], answers.Select(answer => answer.Status));
        Assert.Equal("{\"a\":1}", answers[0].Body);
        Assert.Equal("{\"items\":[]}\n", answers[1].Body);
        Assert.True(answers[2].IsRefused);
    }

    [Fact]
    public async Task Nobody_answering_is_no_status_and_says_why()
    {
        var answers = await AskAsync(marker => $"\n{marker} status 000\n\n{marker} end curl: (7) Failed to connect to 10.0.0.1 port 6443 \n");

        Assert.All(answers, answer => Assert.Null(answer.Status));
        Assert.All(answers, answer => Assert.Equal("on cp1: curl: (7) Failed to connect to 10.0.0.1 port 6443", answer.Why));
    }

    [Fact]
    public async Task What_kubectl_complains_of_is_read()
    {
        var answers = await AskAsync(marker =>
            $"{{}}\n{marker} status 200\n\n{marker} status 000 Error from server (Forbidden): nodes is forbidden \n\n{marker} status 000 Error from server (NotFound): x \n\n{marker} end \n");

        Assert.Equal([200, 403, 404], answers.Select(answer => answer.Status));
    }

    [Fact]
    public async Task An_answer_that_was_cut_off_is_none()
    {
        var answers = await AskAsync(marker => $"{{}}\n{marker} status 200\n{{\"items\":[");

        Assert.Equal([200, null, null], answers.Select(answer => answer.Status));
        Assert.Equal("on cp1: the answer was cut off", answers[2].Why);
    }

    [Fact]
    public async Task A_host_without_the_administrators_kubeconfig_is_passed_over()
    {
        var (worker, plane) = (Session("w1", marker => $"{marker} absent\n"), Session("cp1", marker => $"{{}}\n{marker} status 200\n\n{marker} end \n"));

        Assert.Equal(200, (await new ApiThroughHosts([worker, plane]).GetAsync(["/version"], CancellationToken.None))[0].Status);
        Assert.Contains("no host that was reached has", (await new ApiThroughHosts([worker]).GetAsync(["/version"], CancellationToken.None))[0].Why!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_is_sh()
    {
        var script = "";
        var session = Session("cp1", _ => "", command => script = command.Script);
        await new ApiThroughHosts([session]).GetAsync(Paths, CancellationToken.None);

        var result = await Kubewright.Remote.Local.LocalProcess.RunAsync("/bin/sh", ["-n"], TimeSpan.FromSeconds(20), CancellationToken.None, script);
        Assert.True(result.ExitCode == 0, result.Error);
    }

    private static Task<IReadOnlyList<ApiAnswer>> AskAsync(Func<string, string> answer) => new ApiThroughHosts([Session("cp1", answer)]).GetAsync(Paths, CancellationToken.None);

    private static FakeHost Session(string name, Func<string, string> answer, Action<Command>? told = null) => new(new Host
    {
        Name = HostName.Parse(name), Address = IPAddress.Parse("10.0.0.1"), Roles = new HashSet<HostRole> { HostRole.ControlPlane }, Login = new Login(),
    })
    {
        Perform = (command, _, _) =>
        {
            told?.Invoke(command);
            var marker = command.Script[command.Script.IndexOf("kubewright-", StringComparison.Ordinal)..][..43];
            return Task.FromResult(new CommandResult(0, answer(marker), ""));
        },
    };
}
