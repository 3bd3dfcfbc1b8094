using System.Collections.Immutable;
using System.Formats.Tar;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Kubewright.Inspection.Evidence;

namespace Kubewright.Inspection.Bundles;

/// <summary>Evidence as a tar archive: an index and one file for each answer, redacted and bounded in size.</summary>
public static class Bundle
{
    /// <summary>Longest answer that is kept whole, and most that all answers together may have, in characters.</summary>
    public const int MostOfAnswer = 16 << 20, MostOfAll = 256 << 20;

    /// <summary>Writes evidence; redacts it first.</summary>
    public static async Task WriteAsync(EvidenceSet evidence, string program, DateTimeOffset written, Stream archive, CancellationToken cancellationToken)
    {
        var items = Bounded(Redaction.Of(evidence).Items);
        var index = new BundleIndex
        {
            Format = BundleIndex.CurrentFormat,
            Program = program,
            ApiCalls = evidence.ApiCalls,
            Hosts = evidence.Hosts,
            Items = [.. items.Select((item, place) => Entry(item, FileOf(item, place)))],
        };
        await using var tar = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true);
        await WriteAsync(tar, BundleIndex.Name, JsonSerializer.Serialize(index, BundleShapes.Default.BundleIndex), written, cancellationToken);
        foreach (var (item, entry) in items.Zip(index.Items))
        {
            await WriteAsync(tar, entry.File, item.Text, written, cancellationToken);
        }
    }

    /// <summary>Reads what <see cref="WriteAsync(EvidenceSet, string, DateTimeOffset, Stream, CancellationToken)"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is no bundle, or one of another format; the message says so.</exception>
    public static async Task<EvidenceSet> ReadAsync(Stream archive, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var tar = new TarReader(archive, leaveOpen: true);
        while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            if (entry.DataStream is { } data)
            {
                using var text = new MemoryStream();
                await data.CopyToAsync(text, cancellationToken);
                texts[entry.Name] = Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
            }
            else
            {
                texts[entry.Name] = "";
            }
        }

        var index = Index(texts.GetValueOrDefault(BundleIndex.Name) ?? throw new InvalidDataException($"it has no {BundleIndex.Name}"));
        return new EvidenceSet([.. index.Items.Select(entry => Item(entry, texts.GetValueOrDefault(entry.File)))]) { ApiCalls = index.ApiCalls, Hosts = [.. index.Hosts] };
    }

    private static BundleIndex Index(string text)
    {
        try
        {
            var index = JsonSerializer.Deserialize(text, BundleShapes.Default.BundleIndex);
            return index is { Format: BundleIndex.CurrentFormat } ? index : throw new InvalidDataException($"its format is {index?.Format}, and only {BundleIndex.CurrentFormat} is known here");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"its {BundleIndex.Name} cannot be read: {exception.Message}");
        }
    }

    // An answer that is too long is cut, and says so; no answer is left out.
    private static ImmutableArray<EvidenceItem> Bounded(ImmutableArray<EvidenceItem> items)
    {
        var left = (long)MostOfAll;
        return [.. items.Select(Keep)];

        EvidenceItem Keep(EvidenceItem item)
        {
            var room = (int)Math.Min(MostOfAnswer, left);
            left -= Math.Min(room, item.Text.Length);
            return item.Text.Length <= room ? item : item with { Text = item.Text[..room], State = EvidenceState.Cut, Why = $"the answer had {item.Text.Length:N0} characters, and {room:N0} were kept" };
        }
    }

    private static string FileOf(EvidenceItem item, int place) =>
        string.Create(CultureInfo.InvariantCulture, $"{item.Source.ToString().ToLowerInvariant()}/{Safe(item.Subject)}/{place:0000}-{Safe(ItemName(item))}");

    private static string ItemName(EvidenceItem item) => item.Question.Split('?')[0].Trim('/');

    private static string Safe(string text)
    {
        var name = string.Concat(text.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-')).Trim('-');
        return name.Length == 0 ? "answer" : name.Length <= 60 ? name : name[..60];
    }

    private static BundleEntry Entry(EvidenceItem item, string file) => new()
    {
        File = file,
        Source = item.Source,
        Subject = item.Subject,
        Question = item.Question,
        Command = item.Command,
        Taken = item.Taken,
        State = item.State,
        Why = item.Why,
        Code = item.Code,
        Errors = item.Errors.Length > 0 ? item.Errors : null,
    };

    private static EvidenceItem Item(BundleEntry entry, string? text) => new()
    {
        Source = entry.Source,
        Subject = entry.Subject,
        Question = entry.Question,
        Command = entry.Command,
        Taken = entry.Taken,
        State = text is null ? EvidenceState.Cut : entry.State,
        Why = text is null ? "the bundle lacks the answer" : entry.Why,
        Code = entry.Code,
        Errors = entry.Errors ?? "",
        Text = text ?? "",
    };

    private static async Task WriteAsync(TarWriter tar, string name, string text, DateTimeOffset written, CancellationToken cancellationToken)
    {
        using var data = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = data, ModificationTime = written, Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite }, cancellationToken);
    }
}
