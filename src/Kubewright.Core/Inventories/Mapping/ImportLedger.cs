namespace Kubewright.Core.Inventories.Mapping;

/// <summary>Keeps account of what becomes of every variable, so that none is lost silently.</summary>
internal sealed class ImportLedger
{
    private readonly HashSet<string> _asked = [];
    private readonly HashSet<Variable> _settled = [];

    public List<CarriedVariable> Carried { get; } = [];

    public List<NotCarriedVariable> NotCarried { get; } = [];

    public List<DroppedVariable> Dropped { get; } = [];

    /// <summary>A name is known by being asked for; what is never asked for is reported.</summary>
    public void Ask(string name) => _asked.Add(name);

    public bool WasAsked(string name) => _asked.Contains(name);

    public void Carry(Variable variable, string field)
    {
        if (_settled.Add(variable))
        {
            Carried.Add(new CarriedVariable(variable.Place, variable.Name, field));
        }
    }

    public void Report(Variable variable, string why, string remedy)
    {
        if (_settled.Add(variable))
        {
            NotCarried.Add(new NotCarriedVariable(variable.Place, variable.Name, why, remedy));
        }
    }

    /// <summary>Reports something that is no variable.</summary>
    public void Report(SourcePlace place, string name, string why, string remedy) => NotCarried.Add(new NotCarriedVariable(place, name, why, remedy));

    public void Drop(Variable variable, string why)
    {
        if (_settled.Add(variable))
        {
            Dropped.Add(new DroppedVariable(variable.Place, variable.Name, why));
        }
    }

    public bool IsSettled(Variable variable) => _settled.Contains(variable);
}
