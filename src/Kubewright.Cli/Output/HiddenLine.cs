using System.Text;

namespace Kubewright.Cli.Output;

/// <summary>A line that is typed without being shown.</summary>
internal static class HiddenLine
{
    /// <summary>Longer than any password; what goes on and on is none.</summary>
    private const int Longest = 4096;

    /// <summary>Reads it from the terminal; null where the input ends.</summary>
    public static string? Read()
    {
        var line = new StringBuilder();
        for (var read = 0; read < Longest; read++)
        {
            var key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    Console.Error.WriteLine();
                    return line.ToString();
                case ConsoleKey.Backspace:
                    line.Length = Math.Max(0, line.Length - 1);
                    break;
                case ConsoleKey.D when key.Modifiers == ConsoleModifiers.Control && line.Length == 0:
                    return null;
                default:
                    if (!char.IsControl(key.KeyChar))
                    {
                        line.Append(key.KeyChar);
                    }

                    break;
            }
        }

        return null;
    }
}
