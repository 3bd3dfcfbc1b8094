using Kubewright.Cli.Output;
using Kubewright.Cli.Output.Documents;
using Kubewright.Core.Journals;
using Xunit;

namespace Kubewright.Tests.Cli;

public sealed class RecapTextTests
{
    [Fact]
    public void A_failed_run_ends_with_why_it_failed_and_what_came_of_every_host() => Assert.Equal(
        """
        failed  cp1  Initialise › Initialise the control plane
          'kubeadm init' ended with code 1
            [ERROR Port-6443]: Port 6443 is in use

        Recap
          cp1  ok 0  changed 1  skipped 0  failed 1
          w1   ok 1  changed 0  skipped 2  failed 0

        Slowest steps
               31.3 s  cp1  Initialise the control plane
                2.0 s  cp1  Run containerd

        Critical path
                2.0 s  cp1  Run containerd
               31.3 s  cp1  Initialise the control plane

        apply failed: 1 changed in 33.3 s
        Journal: /state/journal.jsonl

        """,
        RecapText.Of(RunDocument.Of("demo", "apply", "20261121-030000-a1b2", RunReport.From(Events.OfFailedRun), "/state/journal.jsonl"), Ink.None));
}
