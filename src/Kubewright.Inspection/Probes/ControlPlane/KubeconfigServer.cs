using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.ControlPlane;

/// <summary>The <c>server:</c> that a kubeconfig on the host names; null where there is no such file.</summary>
public sealed record KubeconfigServer(string Path) : Probe<string?>
{
    public override string Id => $"kubeconfig-server:{Path}";

    public override string Script => $"if [ -e {Path} ]; then grep -m1 '^ *server:' {Path}; else echo absent; fi";

    protected override Fact<string?> Parse(ProbeAnswer answer) => answer.Output.Trim() switch
    {
        "absent" => Known(null),
        ['s', 'e', 'r', 'v', 'e', 'r', ':', .. var server] => Known(server.Trim().Trim('"')),
        _ => Unknown($"{Path} names no server: {answer.Complaint}"),
    };
}
