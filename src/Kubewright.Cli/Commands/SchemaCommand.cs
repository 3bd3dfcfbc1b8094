using System.CommandLine;
using Kubewright.Cli.Files;

namespace Kubewright.Cli.Commands;

/// <summary>Prints the schema with which editors check cluster files.</summary>
internal sealed class SchemaCommand : Command, IHaveExamples
{
    public SchemaCommand(Composition on)
        : base("schema", "Print the cluster file's JSON schema, with which editors complete and check it")
    {
        SetAction(_ =>
        {
            on.Terminal.Out.Write(SchemaFile.Text);
            return (int)ExitCode.Fine;
        });
    }

    public IReadOnlyList<string> Examples => ["kubewright schema > cluster.schema.json"];
}
