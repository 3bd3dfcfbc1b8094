namespace Kubewright.Core.Spec.Reading;

/// <summary>The errors found so far.</summary>
internal sealed class SpecErrors
{
    private readonly List<SpecError> _errors = [];
    private readonly HashSet<string> _meant = [];

    public bool Any => _errors.Count > 0;

    /// <summary>In the order of the file; those of one line in the order they were found.</summary>
    public IReadOnlyList<SpecError> InFileOrder => [.. _errors.OrderBy(error => error.Line)];

    public void Add(Place place, string problem, string remedy)
    {
        if (!_meant.Contains(place.Path))
        {
            _errors.Add(new SpecError(place.Path, place.Line, problem, remedy));
        }
    }

    /// <summary>An unknown field that was meant to be another: that the other is missing is no second error.</summary>
    public void AddMisspelt(Place place, Place meant, string problem, string remedy)
    {
        Add(place, problem, remedy);
        _meant.Add(meant.Path);
    }
}
