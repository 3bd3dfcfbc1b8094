using Kubewright.Core.Findings;
using Kubewright.Core.Spec.Reading;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.KubeVip;

internal sealed class KubeVipLeaseTimesInconsistent() : FileRule<KubeVipFile>(
    "kube-vip-lease-times-inconsistent",
    Severity.Error,
    "The lease lasts longer than its renewal, and that longer than a retry",
    "the election refuses such times and kube-vip ends at once, or the lease runs out before it was renewed and the address moves for nothing")
{
    private static readonly (string Name, int Usual)[] Times = [("vip_leaseduration", 5), ("vip_renewdeadline", 3), ("vip_retryperiod", 1)];

    protected override IEnumerable<LintFinding> Judge(KubeVipFile file, LintSet set)
    {
        var written = Times.Select(time => (time.Name, time.Usual, Scalar: file.Variable(time.Name))).ToList();
        var seconds = written.ConvertAll(time => Seconds(time.Scalar, time.Usual));
        if (!(seconds[0] > seconds[1] && seconds[1] > seconds[2]))
        {
            yield return Found(
                file,
                written.First(time => time.Scalar is not null).Scalar!.Line,
                $"lease {seconds[0]} s, renewal within {seconds[1]} s, retry every {seconds[2]} s",
                "write vip_leaseduration 5, vip_renewdeadline 3 and vip_retryperiod 1, or other times in that order",
                written.Where(time => time.Scalar is not null).SelectMany(time => file.Set(time.Scalar!, $"\"{time.Usual}\"")));
        }
    }

    private static int Seconds(YamlScalar? scalar, int usual) => int.TryParse(scalar?.Text, out var seconds) ? seconds : usual;
}
