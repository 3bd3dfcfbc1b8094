using System.Globalization;

namespace Kubewright.Inspection.Pasted.Readers;

/// <summary>Sizes as etcdctl prints them, in powers of ten: <c>3.9 MB</c>.</summary>
internal static class EtcdSize
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB"];

    public static long? Bytes(string? text) =>
        text?.Split(' ') is [var number, var unit] && Array.IndexOf(Units, unit) is >= 0 and var power && decimal.TryParse(number, CultureInfo.InvariantCulture, out var value)
            ? (long)(value * (decimal)Math.Pow(1000, power))
            : null;
}
