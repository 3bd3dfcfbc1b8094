using Kubewright.Core.Spec;
using Xunit;

namespace Kubewright.Tests.Core.Spec;

public sealed class YamlMapTests
{
    [Fact]
    public void A_map_laid_over_another_replaces_single_values_and_merges_maps()
    {
        var below = YamlMap.Of(("a", 1L), ("b", YamlMap.Of(("c", 1L), ("d", new object?[] { 1L }))));
        var above = YamlMap.Of(("b", YamlMap.Of(("d", new object?[] { 2L }), ("e", 3L))), ("f", 4L));

        var merged = below.With(above);

        Assert.Equal(["a", "b", "f"], merged.Entries.Select(entry => entry.Key));
        var inner = Assert.IsType<YamlMap>(merged["b"]);
        Assert.Equal(1L, inner["c"]);
        Assert.Equal([2L], Assert.IsType<object?[]>(inner["d"]));
        Assert.Equal(3L, inner["e"]);
    }

    [Fact]
    public void Fields_without_a_value_are_left_out() => Assert.Equal(["a"], YamlMap.Of(("a", 1L), ("b", null)).Entries.Select(entry => entry.Key));
}
