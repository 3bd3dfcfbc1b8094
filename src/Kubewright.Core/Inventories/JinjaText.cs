using System.Globalization;
using System.Text.RegularExpressions;

namespace Kubewright.Core.Inventories;

/// <summary>Puts variables into texts that refer to them: <c>{{ name }}</c> and nothing else of Jinja.</summary>
internal static partial class JinjaText
{
    private const int DeepestReference = 20;

    /// <summary>The value with its references resolved; where that cannot be done, why.</summary>
    public static (object? Value, string? Problem) Resolve(object? value, Func<string, Variable?> find) => Resolve(value, find, 0);

    private static (object? Value, string? Problem) Resolve(object? value, Func<string, Variable?> find, int depth) => value switch
    {
        string text when text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal) => OfText(text, find, depth),
        IEnumerable<object?> list => OfList(list, find, depth),
        Spec.YamlMap map => OfMap(map, find, depth),
        _ => (value, null),
    };

    private static (object? Value, string? Problem) OfText(string text, Func<string, Variable?> find, int depth)
    {
        if (depth > DeepestReference)
        {
            return (null, "it refers to itself");
        }

        // A text that is one reference has the type of what it refers to.
        if (Reference().Match(text) is { Success: true } whole && whole.Length == text.Length)
        {
            return OfReference(whole.Groups["name"].Value, find, depth);
        }

        string? problem = null;
        var resolved = Reference().Replace(text, match =>
        {
            var (value, why) = OfReference(match.Groups["name"].Value, find, depth);
            problem ??= why;
            return Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        });
        if (problem is null && (resolved.Contains("{{", StringComparison.Ordinal) || resolved.Contains("{%", StringComparison.Ordinal)))
        {
            problem = "its expression is more than a reference to a variable";
        }

        return problem is null ? (resolved, null) : (null, problem);
    }

    private static (object? Value, string? Problem) OfReference(string name, Func<string, Variable?> find, int depth) =>
        find(name) is { } variable ? Resolve(variable.Value, find, depth + 1) : (null, $"it refers to {name}, which the inventory does not set");

    private static (object? Value, string? Problem) OfList(IEnumerable<object?> list, Func<string, Variable?> find, int depth)
    {
        var items = list.Select(item => Resolve(item, find, depth)).ToList();
        return items.FirstOrDefault(item => item.Problem is not null).Problem is { } problem
            ? (null, problem)
            : ((List<object?>)[.. items.Select(item => item.Value)], null);
    }

    private static (object? Value, string? Problem) OfMap(Spec.YamlMap map, Func<string, Variable?> find, int depth)
    {
        var entries = map.Entries.Select(entry => (entry.Key, Resolved: Resolve(entry.Value, find, depth))).ToList();
        return entries.FirstOrDefault(entry => entry.Resolved.Problem is not null).Resolved.Problem is { } problem
            ? (null, problem)
            : (new Spec.YamlMap(entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Resolved.Value))), null);
    }

    [GeneratedRegex(@"\{\{-?\s*(?<name>[A-Za-z_][A-Za-z0-9_]*)\s*-?\}\}")]
    private static partial Regex Reference();
}
