using System.Text.RegularExpressions;
using Kubewright.Core.Spec;
using Kubewright.Core.Spec.Reading;
using Kubewright.Core.Spec.Schema;
using Kubewright.Diagnosis;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Docs;

/// <summary>The page on the cluster file has a row for every field, and what it says of values and defaults is so.</summary>
public sealed partial class FieldReferenceTests
{
    private const string Base = "apiVersion: kubewright.io/v1alpha1\nkind: Cluster\nversion: 1.32.0\nhosts: [192.168.2.11, 192.168.2.12, 192.168.2.13, 192.168.2.21]\n";

    // Fields that may not be written alone.
    private static readonly string[] OnlyWithOthers = [];

    private static readonly FieldReference Reference = FieldReference.Parse(Page.Read("docs/cluster-yaml.md").Text);

    public static TheoryData<string> Fields => [.. FileFields.All.Select(pair => pair.Key)];

    [Fact]
    public void Every_field_has_its_row_and_every_row_its_field() =>
        Assert.Equal(FileFields.All.Select(field => field.Key).Order(StringComparer.Ordinal), Reference.Fields.Select(field => field.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Fields))]
    public void Of_every_field_the_reader_says_what_it_may_be(string name) => Assert.True(Shape(name).IsKnown, $"{name} is read in a way that leaves no shape: see FieldShape");

    [Theory]
    [MemberData(nameof(Fields))]
    public void Every_row_names_the_values_and_a_default(string name)
    {
        var row = Reference.Find(name)!;
        var words = row.Type + row.Meaning;

        Assert.NotEqual("", row.Default);
        foreach (var scalar in new[] { Shape(name).Scalar, Shape(name).Items?.Scalar })
        {
            switch (scalar)
            {
                case ScalarShape.Choice choice:
                    Assert.All(choice.Words, word => Assert.Contains($"`{word}`", words, StringComparison.Ordinal));
                    break;
                case ScalarShape.Number number:
                    Assert.Contains($"{number.Least}–{number.Most}", row.Type, StringComparison.Ordinal);
                    break;
                case ScalarShape.Flag:
                    Assert.Contains("`true` or `false`", row.Type, StringComparison.Ordinal);
                    break;
            }
        }
    }

    [Fact]
    public void What_is_required_is_missed_where_it_is_not_written()
    {
        var errors = Assert.IsType<SpecReading.Invalid>(SpecReader.Read("hosts: [{name: a}]", new FakeClusterFolder(), RuleCatalog.PreflightCodes)).Errors.Concat(
            Assert.IsType<SpecReading.Invalid>(SpecReader.Read("{}", new FakeClusterFolder(), RuleCatalog.PreflightCodes)).Errors).Select(error => Index().Replace(error.Path, "[]"));

        Assert.Superset(Reference.Fields.Where(field => field.IsRequired && field.Name.Count(letter => letter is '.') <= 1).Select(field => field.Name).ToHashSet(), errors.ToHashSet());
    }

    // Only where the default is one value, and a top-level map can be written with that field alone.
    [Fact]
    public void A_default_that_is_named_is_the_one_that_is_taken()
    {
        var named = Reference.Fields.Where(field => OneValue().IsMatch(field.Default) && field.Name.Split('.') is [var map, _] && !map.Contains('[')).ToList();
        var compared = new HashSet<string>();
        foreach (var field in named)
        {
            var (map, key) = (field.Name.Split('.')[0], field.Name.Split('.')[1]);
            foreach (var endpoint in new[] { "", "address: 192.168.2.10" })
            {
                var (without, with) = map == "endpoint"
                    ? (Read($"endpoint: {{{endpoint}}}\n"), Read($"endpoint: {{{endpoint}{(endpoint == "" ? "" : ", ")}{key}: {field.Default.Trim('`')}}}\n"))
                    : (Read($"endpoint: {{{endpoint}}}\n"), Read($"endpoint: {{{endpoint}}}\n{map}: {{{key}: {field.Default.Trim('`')}}}\n"));
                if (with is SpecReading.Valid valid)
                {
                    Assert.Equal(ObjectText.Of(Assert.IsType<SpecReading.Valid>(without).Spec), ObjectText.Of(valid.Spec));
                    compared.Add(field.Name);
                }
            }
        }

        Assert.Empty(named.Select(field => field.Name).Except(compared).Except(OnlyWithOthers));
    }

    private static SpecReading Read(string more) => SpecReader.Read(Base + more, new FakeClusterFolder(), RuleCatalog.PreflightCodes);

    private static FieldShape Shape(string name) => FileFields.All.Single(field => field.Key == name).Value;

    [GeneratedRegex(@"\A`[^`]+`\z")]
    private static partial Regex OneValue();

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();
}
