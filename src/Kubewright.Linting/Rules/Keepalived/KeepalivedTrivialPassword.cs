using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Keepalived;

internal sealed class KeepalivedTrivialPassword() : FileRule<KeepalivedFile>(
    "keepalived-trivial-password",
    Severity.Warning,
    "No auth_pass is one of the samples'",
    "it protects nothing, and where another group in the network was copied from the same sample, two strangers accept each other's advertisements")
{
    private static readonly string[] Samples =
        ["1111", "1234", "12345", "123456", "12345678", "0000", "pass", "passwd", "password", "secret", "changeme", "test", "admin", "k8s", "kube", "keepalived", "k8s_pass", "42", "d0cker", "your_pass"];

    protected override IEnumerable<LintFinding> Judge(KeepalivedFile file, LintSet set) =>
        from instance in file.Instances
        let password = instance.Password
        where password?.Value is { } value && (Samples.Contains(value, StringComparer.OrdinalIgnoreCase) || value.Distinct().Count() == 1 || value.Contains('<'))
        select Found(
            file,
            password.Line,
            $"auth_pass {password.Value} is in every sample",
            "write a word of your own of up to 8 letters, the same on all peers; or leave authentication out on all of them and advertise by unicast (unicast_src_ip, unicast_peer)");
}
