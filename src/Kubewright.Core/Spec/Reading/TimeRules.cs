namespace Kubewright.Core.Spec.Reading;

/// <summary>Where the hosts take the time from.</summary>
internal static class TimeRules
{
    public static void Judge(Draft draft, SpecErrors errors)
    {
        var time = draft.Document.Time;
        switch (time.Kind.Or(TimeKind.Keep))
        {
            case TimeKind.Keep when !time.Kind.IsWritten || time.Kind.HasValue:
                JudgeKept(time, errors);
                break;
            case TimeKind.Cluster:
                JudgeSource(draft, time, errors);
                break;
            case TimeKind.Upstream:
                JudgeUpstream(time, errors);
                break;
        }
    }

    private static void JudgeKept(TimeDocument time, SpecErrors errors)
    {
        const string Reason = "has no meaning with kind: keep, where the hosts' own time service is left alone";
        if (time.Source.IsWritten)
        {
            errors.Add(time.Source.Place, $"a source {Reason}", "write kind: cluster, or leave it out");
        }

        if (time.Servers.IsWritten)
        {
            errors.Add(time.Servers.Place, $"a list of servers {Reason}", "write kind: upstream or kind: cluster, or leave it out");
        }
    }

    private static void JudgeSource(Draft draft, TimeDocument time, SpecErrors errors)
    {
        if (time.Source.Has(out var source) && draft.Hosts.All(host => host.Name != source))
        {
            var names = draft.Hosts.Select(host => host.Name.ToString()).ToList();
            errors.Add(
                time.Source.Place,
                $"there is no host {source}",
                NearestWord.Find(source.ToString(), names) is { } nearest ? $"write '{nearest}'" : $"write one of: {string.Join(", ", names)}");
        }

        foreach (var server in time.Servers.Items())
        {
            if (server.Has(out var name) && draft.Hosts.FirstOrDefault(host => host.Name.ToString() == name || host.Address?.ToString() == name) is { } host)
            {
                errors.Add(server.Place, $"{name} is the host {host.Name}: the source would ask its own client", "write servers outside the cluster, or none");
            }
        }
    }

    private static void JudgeUpstream(TimeDocument time, SpecErrors errors)
    {
        if (time.Source.IsWritten)
        {
            errors.Add(time.Source.Place, "a source has no meaning with kind: upstream, where every host asks the servers", "leave it out, or write kind: cluster");
        }

        if (!time.Servers.IsWritten || (time.Servers.HasValue && time.Servers.Items().Count == 0))
        {
            errors.Add(time.Servers.Place, "kind: upstream has no servers to ask", "write servers: and below it one name or address a line, such as - ntp1.example.com");
        }
    }
}
