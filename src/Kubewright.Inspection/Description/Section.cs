namespace Kubewright.Inspection.Description;

/// <summary>Statements about one side of a cluster.</summary>
/// <param name="Id">Stable: <c>etcd</c>, <c>network</c>.</param>
public sealed record Section(string Id, Phrase Title, IReadOnlyList<Statement> Statements);

/// <summary>Rows behind the statements, for looking up, sorting and filtering.</summary>
/// <param name="Id">Stable: <c>nodes</c>, <c>pods</c>.</param>
public sealed record PictureTable(string Id, Phrase Title, IReadOnlyList<PictureColumn> Columns, IReadOnlyList<PictureRow> Rows);

/// <param name="Id">Stable: <c>name</c>, <c>version</c>.</param>
/// <param name="IsNumber">Whether its cells sort as numbers.</param>
public sealed record PictureColumn(string Id, Phrase Title, bool IsNumber = false);

/// <summary>A row of a table.</summary>
/// <param name="Cells">One for each column; null where it is unknown.</param>
/// <param name="State">How what the row is about is.</param>
public sealed record PictureRow(IReadOnlyList<string?> Cells, StatementState State, IReadOnlyList<Evidence.Proof> Proofs);
