using Kubewright.Linting.Syntax;

namespace Kubewright.Linting.Files;

/// <summary>keepalived.conf.</summary>
internal sealed class KeepalivedFile : ConfigFile
{
    public KeepalivedFile(LintText text)
        : base(text, ConfigKind.Keepalived)
    {
        Statements = BlockReader.Keepalived(text.Plain);
        Scripts = [.. Statements.Where(statement => statement.Name == "vrrp_script").Select(statement => new VrrpScript(statement))];
        Instances = [.. Statements.Where(statement => statement.Name == "vrrp_instance").Select(statement => new VrrpInstance(this, statement))];
    }

    public IReadOnlyList<Statement> Statements { get; }

    public Statement? Global => Statements.FirstOrDefault(statement => statement.Name == "global_defs");

    public IReadOnlyList<VrrpScript> Scripts { get; }

    public IReadOnlyList<VrrpInstance> Instances { get; }

    public VrrpScript? Script(string name) => Scripts.FirstOrDefault(script => script.Name == name);
}
