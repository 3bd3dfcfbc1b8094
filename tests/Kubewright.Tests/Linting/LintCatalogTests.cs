using System.Text.RegularExpressions;
using Kubewright.Diagnosis;
using Kubewright.Linting;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Linting;

/// <summary>Rules for files, their codes, their types and their pages agree.</summary>
public sealed partial class LintCatalogTests
{
    public static TheoryData<string> Codes => [.. LintCatalog.All.Select(rule => rule.Code)];

    [Fact]
    public void Every_rule_there_is_is_in_the_catalogue_once()
    {
        var types = typeof(LintCatalog).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(LintRule)));

        Assert.Equal(types.Select(type => type.Name).Order(StringComparer.Ordinal), LintCatalog.All.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_rules_code_is_its_types_name_in_lower_case_with_hyphens() => Assert.All(
        LintCatalog.All,
        rule => Assert.Equal(Capital().Replace(rule.GetType().Name, "-$0").TrimStart('-').ToLowerInvariant(), rule.Code));

    [Fact]
    public void No_code_is_that_of_another_rule() => Assert.Distinct(LintCatalog.All.Select(rule => rule.Code).Concat(RuleCatalog.All.Select(rule => rule.Code)));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_rule_has_a_page_that_says_why_and_what_to_write(string code)
    {
        var rule = LintCatalog.All.Single(rule => rule.Code == code);
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs/rules", $"{code}.md"));

        Assert.Equal([$"# {code}", "", $"*Well when:* {rule.Title}.", ""], lines.Take(4));
        Assert.Equal(["## Why", "## How it is recognised", "## Correction"], lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
        Assert.InRange(lines.Length, 14, 60);
    }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
