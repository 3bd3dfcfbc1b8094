using Kubewright.Core.Endpoints;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Endpoint;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Endpoint;

/// <summary>
/// The API server serves a certificate for the wanted endpoint: for both while the cluster moves, and for the former one no more in the end. What else the certificate
/// covered it covers on, also what the cluster file does not know of. Where others serve besides, the API server is restarted; where clients ask this one only, it is
/// waited for.
/// </summary>
/// <param name="narrows">Whether the former endpoint's own names go.</param>
public sealed class CertifyApiServer(EndpointMove move, bool narrows) : IStep
{
    private const string ConfigPath = "/run/kubewright/certificate.yaml";
    private const string Folder = "/run/kubewright/pki";

    public string Title => narrows ? "Take the former endpoint out of the API server's certificate" : "Put the endpoint into the API server's certificate";

    public TimeSpan Settle => TimeSpan.FromSeconds(120);

    private IReadOnlyList<string> Wanted =>
        [.. KubeadmConfig.CertificateNames(move.To).Concat(narrows ? [] : KubeadmConfig.CertificateNames(move.From)).Distinct(StringComparer.OrdinalIgnoreCase)];

    private IReadOnlyList<string> Dropped => narrows ? move.FormerNames : [];

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new CertificateNames()), new(host, Served), new(host, new ComponentStarts())];

    private ServedNames Served => new(string.Join(' ', Wanted.Concat(Dropped)));

    public Decision Decide(Situation situation)
    {
        var written = situation.Ask(new CertificateNames());
        var lacking = Wanted.Except(written ?? [], StringComparer.OrdinalIgnoreCase).ToList();
        var left = Dropped.Intersect(written ?? [], StringComparer.OrdinalIgnoreCase).ToList();
        if (lacking.Count > 0 || left.Count > 0)
        {
            var why = string.Join("; ", new[] { Told("does not cover", lacking), Told("still covers", left) }.OfType<string>());
            return IsAlone(situation.Host)
                ? new Decision.Change($"{why}; clients have no other API server, so it is left to read its file again, within a minute", Certify(situation, written ?? []))
                : new Decision.Change(why, [.. Certify(situation, written ?? []), ComponentRestart.Of("kube-apiserver")]) { Risk = Risk.Disruptive };
        }

        if (situation.Ask(Served) is not { } served)
        {
            return new Decision.Later("the API server does not answer yet");
        }

        return Wanted.All(served.Contains) && !Dropped.Any(served.Contains)
            ? new Decision.Satisfied($"covers {string.Join(", ", Wanted)}")
            : situation.Ask(new ComponentStarts()).GetValueOrDefault("kube-apiserver")
                ? new Decision.Later("the API server still serves its former certificate")
                : new Decision.Change("the API server still serves its former certificate", [ComponentRestart.Of("kube-apiserver")]) { Risk = Risk.Disruptive };
    }

    // Since version 1.17 the API server looks once a minute whether its certificate's file is another.
    private bool IsAlone(Host host) => new[] { move.From, move.To }.Any(spec => spec.Endpoint.Kind == EndpointKind.Single && spec.EndpointAddress.Equals(host.Address));

    private static string? Told(string what, List<string> names) => names.Count == 0 ? null : $"{what} {string.Join(", ", names)}";

    // Made beside the one in use, which so is whole at every moment.
    private IReadOnlyList<HostAction> Certify(Situation situation, IReadOnlyList<string> written)
    {
        var names = written.Concat(Wanted).Except(Dropped, StringComparer.OrdinalIgnoreCase).Distinct(StringComparer.OrdinalIgnoreCase);
        var config = KubeadmConfig.ForCertificate(move.To, situation.Host, names, Folder);
        return
        [
            new HostAction.WriteFile(ConfigPath, config) { Mode = "0600", IsPassing = true },
            new HostAction.RunCommand(new Command
            {
                Title = "kubeadm init phase certs apiserver",
                Timeout = TimeSpan.FromMinutes(1),
                Script = $$"""
                    trap 'rm -rf {{ConfigPath}} {{Folder}}' EXIT
                    pki=/etc/kubernetes/pki
                    [ -e $pki/ca.key ] || { echo "$pki/ca.key is not here, so no certificate can be made: put it there for the time of the move" >&2; exit 1; }
                    rm -rf {{Folder}} && mkdir -p -m 0700 {{Folder}} && cp -p $pki/ca.crt $pki/ca.key {{Folder}} &&
                    PATH=/usr/local/bin:$PATH kubeadm init phase certs apiserver --config {{ConfigPath}} </dev/null >/dev/null &&
                    chmod 0600 {{Folder}}/apiserver.key && cp -p {{Folder}}/apiserver.key $pki/apiserver.key.new && cp {{Folder}}/apiserver.crt $pki/apiserver.crt.new &&
                    mv $pki/apiserver.key.new $pki/apiserver.key && mv $pki/apiserver.crt.new $pki/apiserver.crt
                    """,
            }),
        ];
    }
}
