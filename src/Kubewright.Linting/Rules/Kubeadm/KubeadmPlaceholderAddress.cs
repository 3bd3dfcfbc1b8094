using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Kubeadm;

internal sealed class KubeadmPlaceholderAddress() : FileRule<KubeadmFile>(
    "kubeadm-placeholder-address",
    Severity.Error,
    "advertiseAddress is the host's own",
    "etcd and the API server are told to listen on an address that the host does not have: etcd does not start, and init ends after four minutes")
{
    protected override IEnumerable<LintFinding> Judge(KubeadmFile file, LintSet set) => file.OwnAddresses.Where(own => own.Text == "1.2.3.4" || own.Text.Contains('<')).Select(own => Found(
        file,
        own.Line,
        $"advertiseAddress: {own.Text} is what 'kubeadm config print init-defaults' leaves to be filled in",
        "write the address of the host on which the file is used; no file tells which that is"));
}
