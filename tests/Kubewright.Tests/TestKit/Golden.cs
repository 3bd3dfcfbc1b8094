using System.Runtime.CompilerServices;
using Xunit.Sdk;

namespace Kubewright.Tests.TestKit;

/// <summary>Compares texts with files kept beside the tests. <c>UPDATE_GOLDEN=1</c> writes the files anew; the difference is then read in review.</summary>
internal static class Golden
{
    /// <param name="actual">What the program makes.</param>
    /// <param name="file">The kept file, relative to the project of the tests.</param>
    public static void Matches(string actual, string file)
    {
        var path = Path.Combine(ProjectDirectory(), file);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        if (!File.Exists(path))
        {
            throw new XunitException($"{file} is not there; UPDATE_GOLDEN=1 writes it");
        }

        if (File.ReadAllText(path) is var expected && expected != actual)
        {
            throw new XunitException($"{file} differs {FirstDifference(expected, actual)}\nUPDATE_GOLDEN=1 writes it anew");
        }
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (kept, made) = (expected.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(kept.Length, made.Length)).First(at => kept.ElementAtOrDefault(at) != made.ElementAtOrDefault(at));
        return $"first in line {line + 1}:\n- {kept.ElementAtOrDefault(line) ?? "(end)"}\n+ {made.ElementAtOrDefault(line) ?? "(end)"}";
    }

    private static string ProjectDirectory([CallerFilePath] string thisFile = "") => Path.GetFullPath("..", Path.GetDirectoryName(thisFile)!);
}
