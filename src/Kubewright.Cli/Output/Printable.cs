namespace Kubewright.Cli.Output;

/// <summary>Makes lines that came from hosts fit for a terminal: nothing in them may steer it.</summary>
internal static class Printable
{
    public static string Of(string line) => line.Any(char.IsControl) ? string.Concat(line.Select(c => char.IsControl(c) ? ' ' : c)) : line;
}
