using Kubewright.Core.Hosts;
using Kubewright.Remote.Local;
using Xunit;

namespace Kubewright.Tests.Core.Hosts;

public sealed class ShellTextTests
{
    public static TheoryData<string> Nasty =>
        ["plain", "", " ", "it's", "''", "a\"b", "$HOME `id` $(id)", "a\\b\\", "*", "~", "-n", "line\nbreak\n", "tab\t", "ünïcode ✓", "!x", "#x", "%s %d", "a;b|c&d", "{a,b}"];

    [Theory]
    [MemberData(nameof(Nasty))]
    public async Task A_quoted_text_arrives_as_one_word(string text) =>
        Assert.Equal($"[{text}]", await ShellAsync($"printf '[%s]' {ShellText.Quote(text)}"));

    [Theory]
    [MemberData(nameof(Nasty))]
    public async Task A_printed_text_arrives_byte_by_byte(string text) => Assert.Equal(text, await ShellAsync(ShellText.Printed(text)));

    [Fact]
    public async Task A_commands_arguments_arrive_as_they_are() =>
        Assert.Equal("[a b][it's][$x]", await ShellAsync(Command.Run("printf", "[%s]", "a b", "it's", "$x").Script));

    [Fact]
    public void A_harmless_word_stays_readable() => Assert.Equal("/etc/kubernetes/admin.conf", ShellText.Quote("/etc/kubernetes/admin.conf"));

    [Fact]
    public void A_secret_does_not_show_itself() => Assert.Equal("*** ***", $"{new Secret("abc")} {new { Token = new Secret("abc") }.Token}");

    private static Task<string> ShellAsync(string script) => LocalProcess.DemandAsync("/bin/sh", ["-s"], TimeSpan.FromSeconds(20), CancellationToken.None, script);
}
