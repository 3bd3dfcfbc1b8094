using System.Globalization;
using System.Text;
using Kubewright.Inspection.Description;
using Kubewright.Inspection.Evidence;

namespace Kubewright.Cli.Output.Inspect;

/// <summary>A cluster's picture for people: the headline, what is odd, the topology, then everything by section.</summary>
internal sealed class InspectText
{
    private readonly StringBuilder _text = new();
    private readonly Language _language;
    private readonly Ink _ink;
    private readonly InspectDetail _detail;

    private InspectText(Language language, Ink ink, InspectDetail detail) => (_language, _ink, _detail) = (language, ink, detail);

    public static string Of(ClusterPicture picture, Language language, Ink ink, InspectDetail detail)
    {
        var page = new InspectText(language, ink, detail);
        page.Head(picture);
        page.Oddities(picture);
        page._text.Append(TopologyText.Of(picture.Topology, language, ink)).Append('\n');
        foreach (var section in picture.Sections)
        {
            page.Title(section.Title);
            section.Statements.ToList().ForEach(statement => page.Line(statement, full: false));
            page._text.Append('\n');
        }

        page.Components(picture);
        return page._text.ToString();
    }

    private void Head(ClusterPicture picture)
    {
        var state = StateMark.Of(picture.Health, _ink);
        _text.Append(CultureInfo.InvariantCulture, $"{state} {_ink.Strong(picture.Headline.In(_language))}\n");
        _text.Append(CultureInfo.InvariantCulture, $"  {picture.Summary.In(_language)}\n");
        List<string> sources = [.. picture.Taken is { } taken ? [$"{InspectWords.AsOf.In(_language)} {taken:yyyy-MM-dd HH:mm:ss} UTC"] : Array.Empty<string>(), .. picture.Sources.Select(source => source.In(_language))];
        _text.Append(CultureInfo.InvariantCulture, $"  {_ink.Faint(string.Join("; ", sources))}\n\n");
    }

    private void Oddities(ClusterPicture picture)
    {
        var (matters, minor) = (picture.Oddities.Where(statement => statement.Matters).ToList(), picture.Oddities.Where(statement => !statement.Matters).ToList());
        foreach (var (title, statements, full) in new[] { (InspectWords.Odd, matters, true), (InspectWords.Minor, minor, false) })
        {
            if (statements.Count > 0)
            {
                Title(title);
                statements.ForEach(statement => Line(statement, full));
                _text.Append('\n');
            }
        }
    }

    private void Line(Statement statement, bool full)
    {
        _text.Append(CultureInfo.InvariantCulture, $"  {StateMark.Of(statement.State, _ink)} {statement.Sentence.In(_language)}\n");
        if (full && statement.Meaning is { } why)
        {
            _text.Append(CultureInfo.InvariantCulture, $"      {_ink.Faint(InspectWords.Why.In(_language) + ":")} {why.In(_language)}\n");
        }

        foreach (var proof in statement.Proofs.Take(_detail.Proves ? 3 : full ? 1 : 0))
        {
            _text.Append(CultureInfo.InvariantCulture, $"      {_ink.Faint($"{InspectWords.Seen.In(_language)}: {Shown(proof)}")}\n");
        }

        if (full && statement.Next is { } next)
        {
            _text.Append(CultureInfo.InvariantCulture, $"      {_ink.Faint(InspectWords.Next.In(_language) + ":")} {next.In(_language)}\n");
        }
    }

    private void Components(ClusterPicture picture)
    {
        if (!_detail.Explains)
        {
            _text.Append(CultureInfo.InvariantCulture, $"{_ink.Faint(InspectWords.UseEvidence.In(_language))}\n");
            return;
        }

        Title(InspectWords.Explained);
        foreach (var entry in picture.Components)
        {
            _text.Append(CultureInfo.InvariantCulture, $"  {_ink.Strong(entry.Name)}: {entry.Purpose.In(_language)}\n");
            _text.Append(CultureInfo.InvariantCulture, $"      {_ink.Faint(InspectWords.Without.In(_language) + ":")} {entry.Without.In(_language)}\n");
            _text.Append(CultureInfo.InvariantCulture, $"      {_ink.Faint(InspectWords.Where.In(_language) + ":")} {entry.More.In(_language)}\n");
        }
    }

    private void Title(Phrase title) => _text.Append(CultureInfo.InvariantCulture, $"{_ink.Strong(title.In(_language))}\n");

    // Command lines of components have two thousand letters.
    private static string Shown(Proof proof)
    {
        var line = proof.Line.Split('\n')[0];
        return $"{(proof.Subject == EvidenceItem.Cluster ? "" : $"{proof.Subject}: ")}{proof.Command}: {(line.Length <= 140 ? line : line[..140] + "…")}";
    }
}
