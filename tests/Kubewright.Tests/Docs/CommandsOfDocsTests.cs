using System.CommandLine;
using System.CommandLine.Parsing;
using Kubewright.Cli;
using Kubewright.Cli.Commands;
using Xunit;

namespace Kubewright.Tests.Docs;

/// <summary>What the documentation tells readers to type, the program understands.</summary>
public sealed class CommandsOfDocsTests
{
    private static readonly RootCommand Tree = CommandTree.Create(Composition.OfMachine());

    public static TheoryData<string> Pages => [.. Page.Names];

    public static TheoryData<string> Examples => [.. All(Tree).OfType<IHaveExamples>().SelectMany(command => command.Examples).Distinct()];

    public static TheoryData<string> Verbs => [.. Tree.Subcommands.Select(verb => verb.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_line_parses(string page) =>
        Assert.Empty(Page.Read(page).Commands.SelectMany(line => Errors(line).Select(error => $"{line}: {error.Message}")));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_of_help_parses(string example) => Assert.Empty(Errors(example));

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_verb_is_in_the_README(string verb) =>
        Assert.Contains(Page.Read("README.md").Commands, line => ShellWords.Of(line).ElementAtOrDefault(1) == verb);

    [Theory]
    [InlineData("kubewright frobnicate")]
    [InlineData("kubewright apply --fast")]
    [InlineData("kubewright demo --balancer envoy")]
    public void A_wrong_command_line_is_noticed(string line) => Assert.NotEmpty(Errors(line));

    [Theory]
    [InlineData("kubewright plan --output json | jq '.steps[] | .why'", "plan", "--output", "json")]
    [InlineData("kubewright lab exec cp1 -- sh -c 'journalctl -u kubelet | tail'  # a comment", "lab", "exec", "cp1", "--", "sh", "-c", "journalctl -u kubelet | tail")]
    public void Command_lines_are_taken_apart_as_a_shell_does(string line, params string[] arguments) => Assert.Equal(arguments, ShellWords.Of(line).Skip(1));

    private static IReadOnlyList<ParseError> Errors(string line) => Tree.Parse([.. ShellWords.Of(line).SkipWhile(word => !word.EndsWith("kubewright", StringComparison.Ordinal)).Skip(1)]) switch
    {
        // Only the program's name, in a sentence.
        { Tokens.Count: 0 } => [],
        var parsed => parsed.Errors,
    };

    private static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(All).Prepend(command);
}
