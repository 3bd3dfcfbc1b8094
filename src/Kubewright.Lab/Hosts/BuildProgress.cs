namespace Kubewright.Lab.Hosts;

/// <summary>Tells people what a build is doing, from the lines that its programs write. Pure.</summary>
internal static class BuildProgress
{
    private static readonly (string Start, string Meaning)[] Lines =
    [
        ("Kubewright: ", ""),
        ("I: Retrieving ", "fetching "),
        ("I: Extracting ", "unpacking "),
        ("I: Configuring ", "configuring "),
        ("Get:", "fetching packages"),
        ("Unpacking ", "unpacking "),
        ("Setting up ", "setting up "),
    ];

    /// <summary>Gives what the line means, or null where it says nothing new.</summary>
    public static string? Describe(string line)
    {
        foreach (var (start, meaning) in Lines)
        {
            if (line.StartsWith(start, StringComparison.Ordinal))
            {
                return meaning.EndsWith(' ') ? meaning + FirstWord(line[start.Length..]) : meaning + (meaning.Length == 0 ? line[start.Length..] : "");
            }
        }

        return null;
    }

    private static string FirstWord(string text) => text.Split(' ', 2)[0].Trim('.');
}
