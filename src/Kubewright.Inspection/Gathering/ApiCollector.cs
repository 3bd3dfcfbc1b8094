using System.Collections.Immutable;
using System.Text.Json;
using Kubewright.Core.Clusters;
using Kubewright.Inspection.Evidence;

namespace Kubewright.Inspection.Gathering;

/// <summary>Asks the API all that an inspection wants to know: first everything at once, then further pages, and narrower where a question was refused.</summary>
public sealed class ApiCollector(IApiSource api, TimeProvider time)
{
    // A list that grows while it is read has an end all the same: 500 nodes with 110 pods each are 110 pages.
    private const int MostRounds = 500;

    public async Task<EvidenceSet> CollectAsync(CancellationToken cancellationToken)
    {
        var items = ImmutableArray.CreateBuilder<EvidenceItem>();
        IReadOnlyList<string> questions = [.. ApiQuestions.Single, .. ApiQuestions.Lists.Select(list => ApiQuestions.Page(list, null))];
        for (var round = 0; questions.Count > 0 && round < MostRounds; round++)
        {
            var taken = time.GetUtcNow();
            var answers = await api.GetAsync(questions, cancellationToken);
            var asked = questions.Zip(answers, (question, answer) => Item(question, answer, taken)).ToList();
            items.AddRange(asked);
            questions = [.. asked.Select(Next).OfType<string>()];
        }

        return new EvidenceSet(items.ToImmutable()) { ApiCalls = items.Count };
    }

    private EvidenceItem Item(string question, ApiAnswer answer, DateTimeOffset taken) => new()
    {
        Source = EvidenceSource.Api,
        Subject = EvidenceItem.Cluster,
        Question = question,
        Command = $"{api.Command} '{ApiQuestions.Path(question)}'",
        Taken = taken,
        State = answer.IsRefused ? EvidenceState.Refused : answer.Status is null ? EvidenceState.Unreachable : EvidenceState.Answered,
        Text = answer.Body,
        Code = answer.Status,
        Why = answer.Why,
    };

    private static string? Next(EvidenceItem item)
    {
        var path = ApiQuestions.Path(item.Question);
        return item.State == EvidenceState.Refused ? ApiQuestions.Narrower(path) is { } narrower ? ApiQuestions.Page(narrower, null) : null
            : item.State == EvidenceState.Answered && item.Question.Contains('?', StringComparison.Ordinal) && Continue(item.Text) is { Length: > 0 } token ? ApiQuestions.Page(path, token)
            : null;
    }

    // Only the list's own metadata are read, which come before its objects.
    private static string? Continue(string list)
    {
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(list));
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && !reader.ValueTextEquals("metadata"))
                {
                    reader.Skip();
                }
                else if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 2 && reader.ValueTextEquals("continue"))
                {
                    return reader.Read() ? reader.GetString() : null;
                }
            }
        }
        catch (JsonException)
        {
            // A list that cannot be read has no further pages; its reader says so.
        }

        return null;
    }
}
