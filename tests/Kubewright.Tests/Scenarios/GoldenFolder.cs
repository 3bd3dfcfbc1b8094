using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Scenarios;

/// <summary>The folder <c>expected</c> of a scenario: every plan, and every file that a host gets, by host and path. A file that is the same on all hosts that get it is kept once.</summary>
internal sealed class GoldenFolder(Scenario scenario)
{
    /// <summary>In place of a host's name.</summary>
    private const string Shared = "same-on-all";

    private readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal);

    private readonly Dictionary<(Host Host, string Path), string> _written = [];

    /// <summary>Adds the next plan: the first one whole, of the others what is still open.</summary>
    public void Add(Plan plan)
    {
        var number = _texts.Count + 1;
        _texts[$"plan-{number}.txt"] = PlanDump.Of(number == 1 ? plan.Steps : plan.Open);
        foreach (var (host, action) in Scenario.ActionsOf(plan))
        {
            if (action is HostAction.WriteFile write)
            {
                // etcd's certificates are made of random numbers.
                var content = write.Path.StartsWith("/etc/", StringComparison.Ordinal) && write.Path.Contains("/etcd/", StringComparison.Ordinal) && write.Path.EndsWith(".crt", StringComparison.Ordinal) ? "a certificate\n" : write.Content;
                if (!_written.TryAdd((host, write.Path), content) && _written[(host, write.Path)] != content)
                {
                    // A load balancer that knows more API servers once they serve: kept beside the first text.
                    Assert.True(_written.TryAdd((host, $"{write.Path}.later"), content) || _written[(host, $"{write.Path}.later")] == content, $"{write.Path} is written in more than two ways on {host}");
                }
            }
        }
    }

    /// <summary>Adds the plan that takes it all back.</summary>
    public void AddReset(Plan plan) => _texts["plan-reset.txt"] = PlanDump.Of(plan.Open);

    /// <summary>Compares all of it, and refuses files that nothing makes any more.</summary>
    public void Check()
    {
        foreach (var file in _written.GroupBy(written => written.Key.Path))
        {
            var isShared = file.Count() > 1 && file.Select(written => written.Value).Distinct().Count() == 1;
            foreach (var ((host, path), text) in isShared ? file.Take(1) : file)
            {
                _texts[(isShared ? Shared : host.ToString()) + path] = text;
            }
        }

        var expected = Path.Combine(Repository.Root, "tests/Kubewright.Tests", scenario.Folder, "expected");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1" && Directory.Exists(expected))
        {
            Directory.Delete(expected, recursive: true);
        }

        foreach (var (path, text) in _texts)
        {
            Golden.Matches(text, $"{scenario.Folder}/expected/{path}");
        }

        Assert.Equal(_texts.Keys, Directory.GetFiles(expected, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(expected, file)).Order(StringComparer.Ordinal));
    }
}
