using Kubewright.Cli;
using Kubewright.Cli.Output;
using Kubewright.Cli.Runs;
using Kubewright.Core.Plans;
using Xunit;

namespace Kubewright.Tests.Cli;

public sealed class ConfirmationTests : IDisposable
{
    private readonly StringWriter _said = new();

    public void Dispose() => _said.Dispose();

    [Fact]
    public async Task A_safe_plan_needs_none() => await Asking(typed: null).DemandAsync(Plans.Of(Risk.Safe), CancellationToken.None);

    [Fact]
    public async Task A_disruptive_plan_names_what_it_interrupts()
    {
        await Asking("y").DemandAsync(Plans.Of(Risk.Disruptive), CancellationToken.None);
        Assert.Contains("cp1  Run containerd [disruptive]: configured otherwise", _said.ToString());
    }

    [Fact]
    public async Task Anything_but_yes_changes_nothing()
    {
        var stopped = await Assert.ThrowsAsync<StoppedException>(() => Asking("").DemandAsync(Plans.Of(Risk.Disruptive), CancellationToken.None));
        Assert.Equal(ExitCode.BadInput, stopped.Code);
    }

    [Fact]
    public async Task Without_a_terminal_the_option_is_needed()
    {
        var stopped = await Assert.ThrowsAsync<StoppedException>(() => Asking(typed: null).DemandAsync(Plans.Of(Risk.Disruptive), CancellationToken.None));
        Assert.Equal(ExitCode.BadInput, stopped.Code);
        Assert.Contains("--yes", stopped.Message);

        await Asking(typed: null, yes: true).DemandAsync(Plans.Of(Risk.Destructive), CancellationToken.None);
    }

    [Fact]
    public async Task What_cannot_be_brought_back_needs_the_clusters_name()
    {
        await Asking("demo\n").DemandNameAsync("all is lost", "demo", CancellationToken.None);
        await Assert.ThrowsAsync<StoppedException>(() => Asking("y\n").DemandNameAsync("all is lost", "demo", CancellationToken.None));
        Assert.StartsWith("all is lost\n", _said.ToString());
    }

    private Confirmation Asking(string? typed, bool yes = false) =>
        new(new Terminal { In = new StringReader(typed ?? ""), Out = TextWriter.Null, Error = _said, CanAsk = typed is not null }, yes);
}
