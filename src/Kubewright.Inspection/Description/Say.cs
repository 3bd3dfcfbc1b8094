using Kubewright.Inspection.Evidence;

namespace Kubewright.Inspection.Description;

/// <summary>Short ways to write a statement.</summary>
internal static class Say
{
    public static Statement Fine(string topic, Phrase sentence, IEnumerable<Proof> proofs) => Of(topic, sentence, StatementState.Fine, proofs, 0);

    /// <param name="weight">From <see cref="Statement.WeightThatMatters"/> on the oddity matters.</param>
    public static Statement Odd(string topic, Phrase sentence, IEnumerable<Proof> proofs, int weight) => Of(topic, sentence, StatementState.Odd, proofs, weight);

    public static Statement Bad(string topic, Phrase sentence, IEnumerable<Proof> proofs, int weight) => Of(topic, sentence, StatementState.Bad, proofs, weight);

    public static Statement Unknown(string topic, Phrase sentence, IEnumerable<Proof>? proofs = null) => Of(topic, sentence, StatementState.Unknown, proofs ?? [], 0);

    public static Statement About(this Statement statement, string? subject) => statement with { Subject = subject };

    public static Statement Because(this Statement statement, Phrase meaning) => statement with { Meaning = meaning };

    public static Statement Then(this Statement statement, Phrase next) => statement with { Next = next };

    public static Statement With(this Statement statement, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var all = new SortedDictionary<string, string>(statement.Values.ToDictionary(), StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            if (value is not null)
            {
                all[name] = value switch { bool flag => flag ? "true" : "false", IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture), _ => $"{value}" };
            }
        }

        return statement with { Values = all };
    }

    // A page with ten thousand proofs helps nobody: the first ones stand for the others.
    private static Statement Of(string topic, Phrase sentence, StatementState state, IEnumerable<Proof> proofs, int weight) =>
        new() { Topic = topic, Sentence = sentence, State = state, Proofs = [.. proofs.Distinct().Take(20)], Weight = weight };
}
