using Kubewright.Linting;
using Xunit;

namespace Kubewright.Tests.Linting;

public sealed class LintRuleTests
{
    public static TheoryData<LintFault> Faults => [.. BalancerFaults.All, .. NodeFaults.All];

    public static TheoryData<string> Codes => [.. LintCatalog.All.Select(rule => rule.Code)];

    public static TheoryData<string> Sets => [.. HealthyFiles.Sets];

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_rule_finds_what_it_is_for(LintFault fault)
    {
        var found = Judge(HealthyFiles.Spoilt(fault)).Where(finding => finding.Code == fault.Rule).ToList();

        Assert.Equal(fault.Places, found.Select(finding => $"{finding.File}:{finding.Line}"));
        Assert.All(found, finding => Assert.Equal(fault.IsLeft, !finding.IsFixable));
        Assert.All(found, finding => Assert.All((string[])[finding.Problem, finding.Why, finding.Correction], text => Assert.False(text.EndsWith('.') || text.Length < 5, text)));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_correction_takes_the_fault_away_and_leaves_the_rest_of_the_file(LintFault fault)
    {
        var spoilt = HealthyFiles.Spoilt(fault);

        var corrected = Linter.Correct(spoilt);

        Assert.Equal(fault.IsLeft, corrected.Left.Any(finding => finding.Code == fault.Rule));
        Assert.DoesNotContain(corrected.Left, finding => finding.IsFixable);
        Assert.Equal(corrected.Left, Judge(corrected.Files), (one, other) => (one.Code, one.File, one.Line) == (other.Code, other.File, other.Line));
        Assert.True(Linter.Correct(corrected.Files).Files.SequenceEqual(corrected.Files));
        if (fault.Corrected is { } text)
        {
            Assert.Contains(text, corrected.Files.Single(file => file.Name == fault.Places[0].Split(':')[0]).Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void In_healthy_files_nothing_is_found_together_or_alone(string set)
    {
        var files = HealthyFiles.Of(set);

        Assert.Empty(Judge(files).Select(Shown));
        Assert.Empty(files.SelectMany(file => Judge([file])).Where(finding => finding.Code != "kube-vip-super-admin-conf-left").Select(Shown));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_rule_has_a_fault_that_it_finds(string code) => Assert.Contains(BalancerFaults.All.Concat(NodeFaults.All), fault => fault.Rule == code);

    private static IReadOnlyList<LintFinding> Judge(IReadOnlyList<LintInput> inputs) => Linter.Judge(Assert.IsType<LintReading.Right>(Linter.Read(inputs)).Set);

    private static string Shown(LintFinding finding) => $"{finding.File}:{finding.Line}: {finding.Code}: {finding.Problem}";
}
