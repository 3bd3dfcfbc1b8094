using System.Text;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;

namespace Kubewright.Provisioning.Config;

/// <summary>Our lines of /etc/hosts: all hosts of the cluster and the endpoint's name, between two marks. The rest of the file is the owner's.</summary>
internal static class HostsBlock
{
    public const string Path = "/etc/hosts";

    private const string Begin = "# BEGIN kubewright";
    private const string End = "# END kubewright";

    /// <summary>The block of a host, marks included. Where every node has a balancer of its own, the endpoint's name means that one, and nothing on other hosts.</summary>
    /// <param name="other">The same cluster with another endpoint, whose name and balancers are known besides while it is moved; null where it is not.</param>
    public static string Write(ClusterSpec spec, Host host, ClusterSpec? other = null)
    {
        var text = new StringBuilder().Append(Begin).Append(" - ").Append(ConfigHeader.Text).Append('\n');
        foreach (var endpoint in new[] { spec, other }.OfType<ClusterSpec>().DistinctBy(cluster => cluster.Endpoint.Name)
            .Where(cluster => cluster.Endpoint.Name is not null && (cluster.Endpoint.Kind != EndpointKind.Local || host.IsNode)))
        {
            text.Append($"{endpoint.EndpointAddress} {endpoint.Endpoint.Name}\n");
        }

        foreach (var named in spec.Hosts.Concat(other?.Hosts ?? []).DistinctBy(each => each.Name))
        {
            text.Append($"{named.Address} {named.Name}\n");
        }

        return text.Append(End).Append('\n').ToString();
    }

    /// <summary>The file with this block: in the old one's place, or at the end. Merging twice changes nothing.</summary>
    public static string Merge(string existing, string block)
    {
        var (before, after) = Split(existing);
        return before + (before.Length == 0 || before.EndsWith('\n') ? "" : "\n") + block + after;
    }

    /// <summary>The file without any block of ours.</summary>
    public static string Remove(string existing)
    {
        var (before, after) = Split(existing);
        return before + after;
    }

    // A first line without a last one (a hand's edit) is taken out alone: guessing how far the block went would eat the owner's lines.
    private static (string Before, string After) Split(string existing)
    {
        var lines = Lines(existing).ToList();
        int? at = null;
        while (lines.FindIndex(line => line.StartsWith(Begin, StringComparison.Ordinal)) is var begin and >= 0)
        {
            var next = lines.FindIndex(begin + 1, line => line.StartsWith(Begin, StringComparison.Ordinal) || line.StartsWith(End, StringComparison.Ordinal));
            var isWhole = next >= 0 && lines[next].StartsWith(End, StringComparison.Ordinal);
            lines.RemoveRange(begin, isWhole ? next - begin + 1 : 1);
            at ??= begin;
        }

        return (string.Concat(lines.Take(at ?? lines.Count)), string.Concat(lines.Skip(at ?? lines.Count)));
    }

    private static IEnumerable<string> Lines(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var at and >= 0 ? at + 1 : text.Length;
            yield return text[start..end];
            start = end;
        }
    }
}
