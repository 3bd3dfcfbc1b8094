using System.Text;
using Kubewright.Inspection.Description;
using Kubewright.Inspection.Pasted.Readers;
using Kubewright.Inspection.Readings;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Inspection.Pasted;

/// <summary>What is said of the clusters in pasted texts, in full.</summary>
public sealed class PastedPictureTests
{
    [Theory]
    [InlineData("s1/walk")]
    [InlineData("s1/other-order")]
    [InlineData("s2/walk")]
    [InlineData("s2/etcd-one-gone")]
    [InlineData("s2/objects-yaml")]
    public void Pictures_of_pastes_are_kept(string name) => Golden.Matches(Said(PastedTexts.Evidence($"{name}.txt").Read(PastedReaders.All)), $"Inspection/Pasted/Golden/{name}.said.txt");

    private static string Said(ClusterReadings readings)
    {
        var (picture, text) = (Describer.Describe(readings), new StringBuilder());
        text.Append($"{picture.Health}: {picture.Headline.English}\n{picture.Summary.English}\n\n");
        foreach (var host in picture.Topology.Hosts)
        {
            text.Append($"{host.Name} [{string.Join(' ', host.Roles)}] {host.State}: {string.Join(", ", host.Components.Select(component => $"{component.Id} {component.Word.English}"))}\n");
        }

        foreach (var statement in picture.Oddities)
        {
            text.Append($"\n{statement.State} {statement.Topic}: {statement.Sentence.English}\n");
            text.Append(statement.Meaning is { } meaning ? $"  why: {meaning.English}\n" : "").Append(statement.Next is { } next ? $"  next: {next.English}\n" : "");
            text.AppendJoin("", statement.Proofs.Take(3).Select(proof => $"  seen: {proof.Command}: {proof.Line}\n"));
        }

        foreach (var section in picture.Sections)
        {
            text.Append($"\n{section.Title.English}\n").AppendJoin("", section.Statements.Where(statement => statement.State is StatementState.Fine or StatementState.Unknown).Select(statement => $"  {statement.State}: {statement.Sentence.English}\n"));
        }

        return text.ToString();
    }
}
