using System.Collections;
using System.Net;
using System.Text;

namespace Kubewright.Tests.TestKit;

/// <summary>Writes a record with all that is in it, so that two can be compared although they hold lists.</summary>
internal static class ObjectText
{
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Append(text, value, depth: 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value, int depth)
    {
        var type = value?.GetType();
        if (depth > 20)
        {
            throw new InvalidOperationException($"{type} refers to itself");
        }

        if (value is null or string or IPAddress || type!.IsPrimitive || type.IsEnum || type.Namespace?.StartsWith("Kubewright", StringComparison.Ordinal) == false && value is not IEnumerable)
        {
            text.Append(value ?? "null").Append('\n');
            return;
        }

        if (value is IEnumerable items)
        {
            foreach (var item in items)
            {
                text.Append("- ");
                Append(text, item, depth + 1);
            }

            return;
        }

        foreach (var property in type.GetProperties().Where(property => property.GetIndexParameters().Length == 0 && property.GetMethod is { IsStatic: false }))
        {
            text.Append(type.Name).Append('.').Append(property.Name).Append(": ");
            Append(text, property.GetValue(value), depth + 1);
        }
    }
}
