using System.Text.RegularExpressions;
using Kubewright.Core.Findings;
using Kubewright.Diagnosis;
using Kubewright.Linting;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Diagnosis;

/// <summary>Rules, their codes, their types and their pages agree.</summary>
public sealed partial class RuleCatalogTests
{
    private static readonly string Pages = Path.Combine(Repository.Root, "docs/rules");

    public static TheoryData<string> Codes => [.. RuleCatalog.All.Select(rule => rule.Code)];

    [Fact]
    public void Every_rule_there_is_is_in_the_catalogue_once()
    {
        var types = typeof(RuleCatalog).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IRule)));

        Assert.Equal(types.Select(type => type.Name).Order(StringComparer.Ordinal), RuleCatalog.All.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_rules_code_is_its_types_name_in_lower_case_with_hyphens() => Assert.All(
        RuleCatalog.All,
        rule => Assert.Equal(Capital().Replace(rule.GetType().Name, "-$0").TrimStart('-').ToLowerInvariant(), rule.Code));

    [Fact]
    public void Codes_and_titles_are_unique()
    {
        Assert.Distinct(RuleCatalog.All.Select(rule => rule.Code));
        Assert.Distinct(RuleCatalog.All.Select(rule => rule.Title));
    }

    [Fact]
    public void Every_page_belongs_to_a_rule() =>
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Code).Concat(LintCatalog.All.Select(rule => rule.Code)).Select(code => $"{code}.md").Order(StringComparer.Ordinal), Directory.GetFiles(Pages).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_rule_has_a_page_that_says_what_it_means_and_what_to_do(string code)
    {
        var lines = File.ReadAllLines(Path.Combine(Pages, $"{code}.md"));

        Assert.Equal([$"# {code}", "", $"*Well when:* {RuleCatalog.All.Single(rule => rule.Code == code).Title}.", ""], lines.Take(4));
        Assert.Equal(["## What it means", "## How it is recognised", "## Likely causes", "## What to do"], lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
        Assert.InRange(lines.Length, 15, 45);
    }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
