namespace Kubewright.Cli.Output;

/// <summary>Durations for people.</summary>
internal static class Duration
{
    /// <summary><c>85 ms</c>, <c>31.2 s</c> or <c>4 min 05 s</c>.</summary>
    public static string Of(double seconds) => seconds switch
    {
        < 1 => $"{seconds * 1000:0} ms",
        < 100 => $"{seconds:0.0} s",
        _ => $"{(int)seconds / 60} min {(int)seconds % 60:00} s",
    };

    /// <summary>For what is still going on: <c>7 s</c> or <c>4:05</c>.</summary>
    public static string Short(double seconds) => seconds < 60 ? $"{(int)seconds} s" : $"{(int)seconds / 60}:{(int)seconds % 60:00}";
}
