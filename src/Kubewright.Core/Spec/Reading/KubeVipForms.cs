using System.Text.RegularExpressions;

namespace Kubewright.Core.Spec.Reading;

/// <summary>The forms that texts about kube-vip have, with what is said where they have not.</summary>
internal static partial class KubeVipForms
{
    public static Field<string> InterfaceName(this ValueReader value) => value.Parse(
        text => InterfacePattern().IsMatch(text) ? text : null, "the name of a network interface", "write a name such as eth1, as 'ip link' shows it, without @ and what follows", InterfacePattern());

    // RFC 7607 keeps 0 from being used.
    public static Field<uint> AsNumber(this ValueReader value) => value.Number<uint>(1, uint.MaxValue);

    // IFNAMSIZ is 16 with the zero at its end.
    [GeneratedRegex(@"\A[A-Za-z0-9_][-A-Za-z0-9_.]{0,14}\z")]
    private static partial Regex InterfacePattern();
}
