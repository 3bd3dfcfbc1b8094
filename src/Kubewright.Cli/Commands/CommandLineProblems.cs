using System.CommandLine;
using System.CommandLine.Parsing;
using Kubewright.Cli.Runs;
using Kubewright.Core.Spec.Reading;

namespace Kubewright.Cli.Commands;

/// <summary>What is wrong with a command line, and what was probably meant.</summary>
internal static class CommandLineProblems
{
    public static IEnumerable<Problem> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var line = string.Join(' ', Line(parsed.CommandResult).Reverse());
        if (parsed.UnmatchedTokens.Count > 0)
        {
            var known = command.Subcommands.Select(verb => verb.Name).Concat(command.Options.SelectMany(option => option.Aliases.Append(option.Name))).ToList();
            return parsed.UnmatchedTokens.Select(token => new Problem(
                $"'{token}' is nothing that '{line}' takes",
                NearestWord.Find(token, known) is { } nearest ? $"write {nearest}" : $"'{line} --help' says what it takes"));
        }

        return parsed.Errors.Select(error => new Problem(string.Join(' ', error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), $"'{line} --help' says what it takes"));
    }

    private static IEnumerable<string> Line(CommandResult? command)
    {
        for (; command is not null; command = command.Parent as CommandResult)
        {
            yield return command.Command is RootCommand ? "kubewright" : command.Command.Name;
        }
    }
}
