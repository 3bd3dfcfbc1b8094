using System.Reflection;
using System.Text.RegularExpressions;
using Kubewright.Inspection.Components;
using Kubewright.Inspection.Description;
using Xunit;

namespace Kubewright.Tests.Inspection.Description;

/// <summary>Nothing is said in one language only.</summary>
public sealed partial class PhraseTests
{
    public static TheoryData<string> Words => [.. Catalogues.SelectMany(Members).Select(member => $"{member.DeclaringType!.Name}.{member.Name}").Distinct()];

    private static IEnumerable<Type> Catalogues => typeof(Phrase).Assembly.GetTypes().Where(type => type.Namespace == "Kubewright.Inspection.Description.Wording" && type.Name.EndsWith("Words", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Words))]
    public void A_sentence_is_there_in_English_and_Chinese_and_names_the_same_things(string word)
    {
        foreach (var member in Catalogues.SelectMany(Members).Where(member => $"{member.DeclaringType!.Name}.{member.Name}" == word))
        {
            var arguments = member.GetParameters().Select(Argument).ToArray();
            var phrase = (Phrase)member.Invoke(null, arguments)!;

            IsInBothLanguages(phrase);
            Assert.Equal(Markers(phrase.English), Markers(phrase.Chinese));
        }
    }

    [Fact]
    public void Every_component_is_explained_in_both_languages() => Assert.All(ComponentCatalog.All, entry => Assert.All((Phrase[])[entry.Purpose, entry.Without, entry.More], IsInBothLanguages));

    /// <summary>English has no Chinese letters; Chinese has some, unless both are the same name.</summary>
    internal static void IsInBothLanguages(Phrase phrase)
    {
        Assert.False(Chinese().IsMatch(phrase.English), $"not English: {phrase.English}");
        Assert.True(phrase.English == phrase.Chinese || Chinese().IsMatch(phrase.Chinese), $"not Chinese: {phrase.Chinese}");
        Assert.True(phrase.English != phrase.Chinese || phrase.English.Count(letter => letter == ' ') <= 4, $"not translated: {phrase.English}");
    }

    private static IEnumerable<MethodInfo> Members(Type type) => type.GetMethods(BindingFlags.Static | BindingFlags.Public).Where(method => method.ReturnType == typeof(Phrase));

    // Words that are not English or Chinese, so that they are found again.
    private static object? Argument(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(string) => $"qq{parameter.Position}qq",
        var type when type == typeof(int) => 7000 + parameter.Position,
        var type when type == typeof(int?) => (int?)(7000 + parameter.Position),
        var type when type == typeof(double) => 3.0,
        var type when type == typeof(bool) => true,
        var type when type == typeof(TimeSpan) => TimeSpan.FromDays(9),
        var type when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero),
        var type when type == typeof(Phrase) => new Phrase("qqPqq", "qqPqq字"),
        var type when type == typeof(IReadOnlyList<Phrase>) => new[] { new Phrase("qqPqq", "qqPqq字") },
        var type => throw new InvalidOperationException($"no argument of type {type}"),
    };

    private static List<string> Markers(string text) => [.. Marker().Matches(text.Replace(",", "", StringComparison.Ordinal)).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"qq\w*?qq|\b700\d\b|2026-01-02")]
    private static partial Regex Marker();
}
