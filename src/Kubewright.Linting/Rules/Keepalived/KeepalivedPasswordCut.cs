using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Keepalived;

internal sealed class KeepalivedPasswordCut() : FileRule<KeepalivedFile>(
    "keepalived-password-cut",
    Severity.Warning,
    "No auth_pass is longer than what keepalived takes",
    "VRRP sends eight bytes: keepalived cuts off the rest, so that two passwords which differ only there are the same, and this one is weaker than it looks")
{
    private const int Longest = 8;

    protected override IEnumerable<LintFinding> Judge(KeepalivedFile file, LintSet set) =>
        from instance in file.Instances
        let password = instance.Password
        where password?.Value?.Length > Longest
        select Found(
            file,
            password.Line,
            $"auth_pass has {password.Value!.Length} letters, of which keepalived takes the first {Longest}",
            $"write those {Longest} alone, which changes nothing",
            file.Text.Replace(password.Line, password.Value, password.Value[..Longest]));
}
