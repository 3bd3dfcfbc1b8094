using System.Collections;
using System.Net;
using System.Reflection;
using Kubewright.Core.Hosts;

namespace Kubewright.Core.Spec;

/// <summary>What two clusters differ in, as paths: <c>networking.podCidr</c>. The endpoint is not looked at, and hosts that only balance may come and go.</summary>
public static class SpecDifference
{
    public static IReadOnlyList<string> Between(ClusterSpec first, ClusterSpec second)
    {
        var found = new List<string>();
        foreach (var property in Written(typeof(ClusterSpec)).Where(property => property.Name is not (nameof(ClusterSpec.Hosts) or nameof(ClusterSpec.Endpoint))))
        {
            Compare(property.GetValue(first), property.GetValue(second), Word(property), found);
        }

        var (before, after) = (Lasting(first), Lasting(second));
        foreach (var name in before.Keys.Union(after.Keys).OrderBy(name => name.ToString(), StringComparer.Ordinal))
        {
            if (before.TryGetValue(name, out var old) && after.TryGetValue(name, out var wanted))
            {
                Compare(old, wanted, $"host {name}", found);
            }
            else
            {
                found.Add(before.ContainsKey(name) ? $"host {name}, which is gone" : $"host {name}, which is new");
            }
        }

        return found;
    }

    private static Dictionary<HostName, Host> Lasting(ClusterSpec spec) =>
        spec.Hosts.Where(host => !(host.Is(HostRole.LoadBalancer) && host.Roles.Count == 1)).ToDictionary(host => host.Name);

    private static void Compare(object? first, object? second, string path, List<string> found)
    {
        if (first is Secret secret && second is Secret other)
        {
            if (secret.Reveal() != other.Reveal())
            {
                found.Add(path);
            }
        }
        else if (first is null || second is null || first.GetType() != second.GetType() || IsLeaf(first))
        {
            if (!Equals(first, second))
            {
                found.Add(path);
            }
        }
        else if (first is IReadOnlySet<HostRole> roles && second is IReadOnlySet<HostRole> otherRoles)
        {
            Compare(roles.Order().Cast<object?>().ToList(), otherRoles.Order().Cast<object?>().ToList(), path, found);
        }
        else if (first is IEnumerable some && second is IEnumerable others)
        {
            Compare([.. some.Cast<object?>()], [.. others.Cast<object?>()], path, found);
        }
        else
        {
            foreach (var property in Written(first.GetType()))
            {
                Compare(property.GetValue(first), property.GetValue(second), $"{path}.{Word(property)}", found);
            }
        }
    }

    private static void Compare(List<object?> first, List<object?> second, string path, List<string> found)
    {
        var before = found.Count;
        for (var at = 0; at < Math.Max(first.Count, second.Count) && found.Count == before; at++)
        {
            Compare(first.ElementAtOrDefault(at), second.ElementAtOrDefault(at), path, found);
        }

        // Once for a list, however much of it is another.
        if (found.Count > before)
        {
            found.RemoveRange(before, found.Count - before);
            found.Add(path);
        }
    }

    private static bool IsLeaf(object value) =>
        value is string or IPAddress || value.GetType() is { IsPrimitive: true } or { IsEnum: true } || (value is not IEnumerable && !Written(value.GetType()).Any());

    // What a reader sets; the rest follows from it.
    private static IEnumerable<PropertyInfo> Written(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0 && (property.CanWrite || IsPair(type) || type == typeof(YamlMap)));

    private static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    private static string Word(PropertyInfo property) => char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
}
