using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Pasted;
using Kubewright.Inspection.Pasted.Readers;
using Kubewright.Inspection.Readings;
using Kubewright.Tests.TestKit;

namespace Kubewright.Tests.Inspection.Pasted;

/// <summary>Texts as people paste them, and what is read in them.</summary>
internal static class PastedTexts
{
    public static readonly DateTimeOffset Time = new(2024, 10, 11, 8, 23, 5, TimeSpan.Zero);

    /// <param name="name">A file of the folder Texts.</param>
    public static string Text(string name) => PastedText.Decode(File.ReadAllBytes(Path.Combine(Repository.Root, "tests/Kubewright.Tests/Inspection/Pasted/Texts", name)));

    public static EvidenceSet Evidence(string name) => PastedText.Evidence(Text(name), name, Time);

    public static EvidenceSet Of(string text) => PastedText.Evidence(text, "paste.txt", Time);

    /// <summary>What each answer says by itself.</summary>
    public static IReadOnlyList<ClusterReadings> Readings(EvidenceSet evidence) =>
        [.. evidence.Items.SelectMany(item => PastedReaders.All.Where(reader => reader.Reads(item)).Select(reader => reader.Read(item)))];

    /// <summary>Where lines were not understood.</summary>
    public static IEnumerable<string> NotUnderstood(EvidenceSet evidence) => evidence.Items.Where(item => item.Question == PastedText.NotUnderstood).Select(item => item.Command);
}
