using Kubewright.Core.Spec;
using Kubewright.Provisioning.Config;
using Xunit;

namespace Kubewright.Tests.Provisioning.Config;

public sealed class YamlTextTests
{
    // Each of these a reader of YAML 1.1, as kubeadm's is, would take for something else than a text. Tokens and keys may look like any number.
    [Theory]
    [InlineData("012345.0123456789012345")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("12e4567890123456")]
    [InlineData("1e64")]
    [InlineData("1E5")]
    [InlineData("0x1F")]
    [InlineData("0b11")]
    [InlineData("0o17")]
    [InlineData("017")]
    [InlineData("1_000")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1.20")]
    [InlineData(".inf")]
    [InlineData("-.Inf")]
    [InlineData(".NaN")]
    [InlineData("yes")]
    [InlineData("NO")]
    [InlineData("on")]
    [InlineData("Off")]
    [InlineData("y")]
    [InlineData("true")]
    [InlineData("False")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("")]
    [InlineData("<<")]
    [InlineData("=")]
    [InlineData("2026-11-21")]
    [InlineData("12:30:45")]
    [InlineData("abc: def")]
    [InlineData("# no comment")]
    [InlineData("- no item")]
    [InlineData("{no map")]
    public void Texts_that_look_like_something_else_are_quoted(string text)
    {
        var line = Line(YamlMap.Of(("key", text)));

        Assert.True(line == $"key: '{text}'" || line == $"key: \"{text}\"", line);
    }

    [Theory]
    [InlineData("5m0s")]
    [InlineData("10.244.0.0/16")]
    [InlineData("unix:///run/containerd/containerd.sock")]
    [InlineData("v1.32.0")]
    public void Other_texts_stay_plain(string text) => Assert.Equal($"key: {text}", Line(YamlMap.Of(("key", text))));

    [Fact]
    public void Values_keep_their_types() =>
        Assert.Equal(
            "flag: true\nnumber: 0\nreal: 0.5\nnothing: null\nempty: []\nnone: {}\nlist:\n  - a\n  - b: 1\n",
            Body(YamlText.Write(new YamlMap(
            [
                new("flag", true),
                new("number", 0L),
                new("real", 0.5),
                new("nothing", null),
                new("empty", Array.Empty<object?>()),
                new("none", YamlMap.Empty),
                new("list", new List<object?> { "a", YamlMap.Of(("b", 1L)) }),
            ]))));

    [Fact]
    public void Texts_of_several_lines_come_back() =>
        Assert.Contains("key: |", YamlText.Write(YamlMap.Of(("key", "a\nb\n"))), StringComparison.Ordinal);

    private static string Line(YamlMap map) => Body(YamlText.Write(map)).TrimEnd('\n');

    private static string Body(string text) => text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..];
}
