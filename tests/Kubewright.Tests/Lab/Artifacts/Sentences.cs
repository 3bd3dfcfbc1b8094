namespace Kubewright.Tests.Lab.Artifacts;

/// <summary>Keeps what was reported, at once and in order.</summary>
internal sealed class Sentences : IProgress<string>
{
    public List<string> All { get; } = [];

    public void Report(string value)
    {
        lock (All)
        {
            All.Add(value);
        }
    }
}
