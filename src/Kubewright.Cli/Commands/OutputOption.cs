using System.CommandLine;
using Kubewright.Cli.Output;

namespace Kubewright.Cli.Commands;

/// <summary>For whom a verb writes its result.</summary>
internal static class OutputOption
{
    public static Option<string> Create()
    {
        var option = new Option<string>("--output")
        {
            Description = "Result as text for people, or as one JSON document on standard output",
            DefaultValueFactory = _ => "text",
            HelpName = "text|json",
        };
        option.AcceptOnlyFromAmong("text", "json");
        return option;
    }

    public static OutputFormat Format(string? value) => value == "json" ? OutputFormat.Json : OutputFormat.Text;
}
