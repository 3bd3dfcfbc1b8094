using System.Text;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>The text of a file, or that there is none. Not for secrets: answers are kept as evidence.</summary>
public sealed record FileContent(string Path) : Probe<FileText>
{
    public override string Id => $"file:{Path}";

    public override string Script => $"if [ -e {Path} ]; then echo there && base64 <{Path}; else echo absent; fi";

    protected override Fact<FileText> Parse(ProbeAnswer answer) => (answer.ExitCode, answer.Lines) switch
    {
        (0, ["absent"]) => Known(new FileText(null)),
        (0, ["there", ..]) => Known(new FileText(Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(answer.Lines.Skip(1)))))),
        _ => Unknown($"cannot read {Path}: {answer.Complaint}"),
    };
}

/// <summary>A file's text; null where there is no file.</summary>
public sealed record FileText(string? Text);
