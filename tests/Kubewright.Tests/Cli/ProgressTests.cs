using System.Text.RegularExpressions;
using Kubewright.Cli.Output;
using Xunit;

namespace Kubewright.Tests.Cli;

public sealed partial class ProgressTests
{
    [Fact]
    public async Task Without_a_terminal_every_step_that_did_something_is_a_line()
    {
        var said = new StringWriter();
        await using (var progress = new PlainProgress(said, TimeProvider.System))
        {
            foreach (var happened in Events.OfFailedRun)
            {
                progress.Happened(happened);
            }
        }

        Assert.Equal(
            """
            cp1  Run containerd                                changed  2.0 s
            cp1  Initialise the control plane                  failed   31.3 s
                'kubeadm init' ended with code 1
                [ERROR Port-6443]: Port 6443 is in use
            w1   Join                                          skipped  waits for 'Initialise', which failed on cp1

            """,
            said.ToString());
    }

    [Fact]
    public void Lines_of_hosts_cannot_steer_the_terminal()
    {
        var activities = new HostActivities();
        foreach (var happened in Events.OfFailedRun.Take(8))
        {
            activities.Happened(happened);
        }

        Assert.Equal("[preflight] Running [31m checks", activities.All.First().LastLine);
    }

    [Fact]
    public void A_live_region_is_drawn_in_place_and_cut_to_the_terminal()
    {
        var said = new StringWriter();
        var region = new LiveRegion(said, () => new TerminalSize(20, 5));
        region.Draw([], ["cp1  joins the control plane", "w1   waits"], line => line);
        region.Draw(["cp1 done"], ["w1   waits"], line => line);
        region.Clear();

        Assert.Equal(
            """
            <J>cp1  joins the con…
            w1   waits
            <2A><J>cp1 done
            w1   waits
            <1A><J>
            """,
            Sequence().Replace(said.ToString(), match => match.Value is [.., 'A' or 'J'] ? $"<{match.Value[2..]}>" : ""));
    }

    [GeneratedRegex(@"\e\[[?0-9]*[a-zA-Z]|\r")]
    private static partial Regex Sequence();
}
