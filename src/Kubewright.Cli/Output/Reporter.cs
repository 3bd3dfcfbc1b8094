using System.Text.Encodings.Web;
using System.Text.Json;
using Kubewright.Cli.Output.Documents;
using Kubewright.Cli.Runs;

namespace Kubewright.Cli.Output;

/// <summary>Writes what a command has to say: results once at the end, as text or as a JSON document; notes on the way.</summary>
internal sealed class Reporter(Terminal terminal, OutputFormat format)
{
    // With quotes and other letters as they are: the documents are for programs and terminals, not for web pages.
    private static readonly DocumentShapes Shapes = new(new JsonSerializerOptions(DocumentShapes.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public Terminal Terminal => terminal;

    /// <summary>Colours of results.</summary>
    public Ink Ink { get; } = new(terminal.HasColour);

    /// <summary>The one result of a command.</summary>
    public void Result<T>(T document, Func<Ink, string> text) =>
        terminal.Out.WriteLine(format == OutputFormat.Json ? JsonSerializer.Serialize(document, typeof(T), Shapes) : text(Ink).TrimEnd('\n'));

    /// <summary>Something to know on the way, which is not the result.</summary>
    public void Note(string line) => terminal.Error.WriteLine(line);

    /// <summary>Why the command ended early.</summary>
    public ExitCode Stopped(StoppedException stopped)
    {
        if (format == OutputFormat.Json)
        {
            var document = new StopDocument((int)stopped.Code, [.. stopped.Problems.Select(problem => new ProblemDocument(problem.What, problem.Remedy))]);
            terminal.Out.WriteLine(JsonSerializer.Serialize(document, typeof(StopDocument), Shapes));
        }
        else
        {
            foreach (var problem in stopped.Problems)
            {
                terminal.Error.WriteLine(problem.Remedy is null ? problem.What : $"{problem.What}\n    {problem.Remedy}");
            }
        }

        return stopped.Code;
    }
}
