using System.Diagnostics;
using Kubewright.Core.Clusters;
using Kubewright.Inspection.Description;
using Kubewright.Inspection.Gathering;
using Kubewright.Inspection.Readings;
using Xunit;

namespace Kubewright.Tests.Inspection.Description;

public sealed class LargeClusterTests
{
    [Fact]
    public async Task A_cluster_of_500_nodes_is_asked_in_pages_that_are_counted_and_described_in_a_few_seconds()
    {
        var evidence = await new ApiCollector(new MadeUpApi(500, podsOfNode: 20), TimeProvider.System).CollectAsync(CancellationToken.None);
        var watch = Stopwatch.StartNew();
        var picture = Describer.Describe(evidence.Read(EvidenceReaders.All));

        // Eight single questions, six lists, 19 further pages of pods.
        Assert.Equal(33, evidence.ApiCalls);
        Assert.Equal(500, picture.Topology.Hosts.Count);
        Assert.Equal(10_000, picture.Tables.Single(table => table.Id == "pods").Rows.Count);

        // A machine under load is allowed more than the three seconds that are promised for one that is not.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(12), $"took {watch.Elapsed}");
    }

    private sealed class MadeUpApi(int nodes, int podsOfNode) : IApiSource
    {
        public string Command => "kubectl get --raw";

        public Task<IReadOnlyList<ApiAnswer>> GetAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ApiAnswer>>([.. paths.Select(Answer)]);

        private ApiAnswer Answer(string question)
        {
            var (path, at) = (ApiQuestions.Path(question), question.Split("continue=") is [_, var token] ? int.Parse(token, System.Globalization.CultureInfo.InvariantCulture) : 0);
            return path switch
            {
                ApiQuestions.Nodes => List(Enumerable.Range(0, nodes).Select(Node), null),
                ApiQuestions.Pods => List(Enumerable.Range(at, ApiQuestions.PageSize).Select(Pod), at + ApiQuestions.PageSize < nodes * podsOfNode ? at + ApiQuestions.PageSize : null),
                ApiQuestions.Version => new ApiAnswer(200, """{"gitVersion":"v1.32.0"}"""),
                _ => new ApiAnswer(404, "{}", "404 Not Found"),
            };
        }

        private static ApiAnswer List(IEnumerable<string> items, int? next) => new(200, $$"""{"metadata":{"continue":"{{next}}"},"items":[{{string.Join(',', items)}}]}""");

        private static string Node(int number) =>
            """{"metadata":{"name":"nNUMBER","labels":LABELS,"creationTimestamp":"2025-01-01T00:00:00Z"},"spec":{},"status":{"conditions":[{"type":"Ready","status":"True"}],"addresses":[{"type":"InternalIP","address":"10.1.NUMBER"}],"nodeInfo":{"kubeletVersion":"v1.32.0","containerRuntimeVersion":"containerd://2.0.0"}}}"""
                .Replace("NUMBER", $"{number}", StringComparison.Ordinal).Replace("LABELS", number < 3 ? """{"node-role.kubernetes.io/control-plane":""}""" : "{}", StringComparison.Ordinal);

        private string Pod(int number) =>
            """{"metadata":{"name":"pNUMBER","namespace":"shop","creationTimestamp":"2025-01-01T00:00:00Z"},"spec":{"nodeName":"nNODE","containers":[{"name":"a","image":"x:1"}]},"status":{"phase":"Running","containerStatuses":[{"name":"a","ready":true,"restartCount":0,"state":{"running":{}}}]}}"""
                .Replace("NUMBER", $"{number}", StringComparison.Ordinal).Replace("NODE", $"{number % nodes}", StringComparison.Ordinal);
    }
}
