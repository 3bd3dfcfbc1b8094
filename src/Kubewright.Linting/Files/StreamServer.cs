using Kubewright.Linting.Syntax;

namespace Kubewright.Linting.Files;

/// <summary>A server of nginx's stream module.</summary>
/// <param name="Around">What stands beside it and holds for it too.</param>
internal sealed record StreamServer(Statement Statement, IReadOnlyList<Statement> Around)
{
    /// <summary>A directive of its own, or one that holds for all; null where there is none.</summary>
    public Statement? Directive(string name) => Statement.Find(name) ?? Around.FirstOrDefault(statement => statement.Name == name);
}
