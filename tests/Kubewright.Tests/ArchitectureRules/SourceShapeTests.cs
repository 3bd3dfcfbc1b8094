using System.Text.RegularExpressions;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.ArchitectureRules;

/// <summary>What can be told from the sources alone: sizes, places, names.</summary>
public sealed partial class SourceShapeTests
{
    private const int Longest = 400;

    private static readonly IReadOnlyList<string> Files = [.. Repository.Sources("src"), .. Repository.Sources("tests")];

    [Fact]
    public void No_file_is_too_long_to_read_in_one_sitting() =>
        Assert.Empty(Files.Where(file => Lines(file).Length > Longest).Select(file => $"{file} has {Lines(file).Length} lines"));

    [Fact]
    public void Namespaces_follow_folders() => Assert.Empty(
        from file in Files
        let expected = ExpectedNamespace(file)
        let found = Lines(file).Select(line => Namespace().Match(line)).FirstOrDefault(match => match.Success)?.Groups[1].Value
        where found is not null && found != expected
        select $"{file} is in {found}, not in {expected}");

    [Fact]
    public void Namespaces_are_file_scoped() => Assert.Empty(
        from file in Files
        where Lines(file).Any(line => line.StartsWith("namespace ", StringComparison.Ordinal) && !line.EndsWith(';'))
        select file);

    [Fact]
    public void No_type_has_a_name_that_says_nothing() => Assert.Empty(
        from file in Files
        from line in Lines(file)
        let match = VagueType().Match(line)
        where match.Success
        select $"{file}: {match.Groups[1].Value}");

    [Fact]
    public void No_file_and_no_folder_has_a_name_that_says_nothing() => Assert.DoesNotContain(Files, file => VaguePath().IsMatch(file));

    [Fact]
    public void A_file_is_named_after_a_type_in_it() => Assert.Empty(
        from file in Files
        let declared = Lines(file).SelectMany(line => DeclaredType().Matches(line)).Select(match => match.Groups[1].Value).ToList()
        where declared.Count > 0 && !declared.Contains(Path.GetFileNameWithoutExtension(file))
        select file);

    private static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Repository.Root, file));

    // src/Kubewright.Core/Plans/Plan.cs is in Kubewright.Core.Plans.
    private static string ExpectedNamespace(string file) => string.Join('.', Path.GetDirectoryName(file)!.Split('/').Skip(1));

    [GeneratedRegex(@"^namespace ([\w.]+)")]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^\s*(?:\w+\s+)*(?:class|record|struct|interface|enum)\s+(?:struct\s+)?(\w+)")]
    private static partial Regex DeclaredType();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(?:struct\s+)?(\w*(?:Utils?|Utilities|Helpers?|Managers?|Infos?|Common|V2))\b")]
    private static partial Regex VagueType();

    [GeneratedRegex(@"(Utils?|Utilities|Helpers?|Managers?|Common|V2)(/|\.cs$)")]
    private static partial Regex VaguePath();
}
