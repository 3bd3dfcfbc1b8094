using Kubewright.Core.Findings;

namespace Kubewright.Linting;

/// <summary>A rule about files of one kind, each judged by itself and with what the others tell.</summary>
internal abstract class FileRule<TFile>(string code, Severity severity, string title, string why) : LintRule(code, severity, title, why)
    where TFile : ConfigFile
{
    public sealed override IEnumerable<LintFinding> Judge(LintSet set) => set.Of<TFile>().SelectMany(file => Judge(file, set));

    protected abstract IEnumerable<LintFinding> Judge(TFile file, LintSet set);
}
