using System.Text;
using Kubewright.Inspection.Bundles;
using Kubewright.Inspection.Evidence;
using Xunit;

namespace Kubewright.Tests.Inspection.Bundles;

/// <summary>Secrets that lie where evidence is taken never come into a bundle.</summary>
public sealed class PlantedSecretsTests
{
    // In two parts, so that nobody takes this file for a leak.
    private const string Planted = "pl4nted" + "S3cretV4lue";

    private static readonly string KeyPem = $"-----BEGIN {"RSA PRIVATE"} KEY-----\nMIIE{Planted}\nq2w3e4r5\n-----END {"RSA PRIVATE"} KEY-----\n";

    private static readonly string Base64Key = Convert.ToBase64String(Encoding.ASCII.GetBytes(KeyPem));

    private static readonly string CertificateBase64 = Convert.ToBase64String("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"u8);

    public static TheoryData<string, string, string> Texts => new()
    {
        { "private key in PEM", KeyPem, Planted },
        { "private key in JSON", $$$$"""{"data":{"tls.key":"{{{{KeyPem.Replace("\n", "\\n", StringComparison.Ordinal)}}}}"}}""", Planted },
        { "private key whose end is cut off", KeyPem[..60], Planted },
        { "key of a kubeconfig", $"users:\n- name: admin\n  user:\n    client-certificate-data: {CertificateBase64}\n    client-key-data: {Base64Key}\n", Base64Key },
        { "key of a kubeconfig in JSON", $$$$"""{"users":[{"user":{"client-key-data":"{{{{Base64Key}}}}"}}]}""", Base64Key },
        { "key in base64 wherever", $"echo {Base64Key} | base64 -d", Base64Key },
        { "token of a kubeconfig", $"    user:\n      token: {Planted}\n", Planted },
        { "bootstrap token in a command line", "kubeadm join 10.0.0.1:6443 --token abcdef.0123456789abcdef --discovery-token-ca-cert-hash sha256:12", "abcdef.0123456789abcdef" },
        { "bootstrap token on its own", "TOKEN\nabcdef.0123456789abcdef   23h", "0123456789abcdef" },
        { "token flag", $"333 /usr/bin/agent --token={Planted} --port=1", Planted },
        { "password flag", $"/usr/bin/exporter --db-password {Planted} --port=1", Planted },
        { "flag in a manifest", $"    - --etcd-password={Planted}\n    - --port=0\n", Planted },
        { "certificate key", $"kubeadm init --upload-certs --certificate-key {Planted}", Planted },
        { "service account's token", $"Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJrdWJlIn0.{Planted}", Planted },
        { "keepalived", $"    authentication {{\n        auth_type PASS\n        auth_pass {Planted}\n    }}\n", Planted },
        { "password in a URL", $"--etcd-servers=https://root:{Planted}@10.0.0.1:2379", Planted },
        { "Secret in JSON", $$$$"""{"kind":"Secret","metadata":{"name":"x"},"data":{"a":"{{{{Planted}}}}"},"stringData":{"b":"{{{{Planted}}}}"}}""", Planted },
        { "Secrets in a list", $$$$"""{"kind":"SecretList","items":[{"metadata":{"name":"x"},"data":{"a":"{{{{Planted}}}}"}}]}""", Planted },
        { "Secret in YAML", $"apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\ndata:\n  a: {Planted}\n  b: |\n    {Planted}\n", Planted },
        { "Secret in YAML, its kind last", $"apiVersion: v1\ndata:\n  a: {Planted}\nkind: Secret\n", Planted },
        { "Secret in what kubectl applied", $$$$"""{"kind":"Pod","metadata":{"annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{\"kind\":\"Secret\",\"data\":{\"a\":\"{{{{Planted}}}}\"}}"}}}""", Planted },
        { "variable of a container in JSON", $$$$"""{"env":[{"name":"DB_PASSWORD","value":"{{{{Planted}}}}"}]}""", Planted },
        { "variable of a container in YAML", $"    env:\n    - name: vip_password\n      value: {Planted}\n", Planted },
        { "password field", $"  password: \"{Planted}\"\n", Planted },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task It_is_taken_out_of_answers_complaints_and_commands(string where, string text, string secret)
    {
        var item = new EvidenceItem
        {
            Source = EvidenceSource.Host, Subject = "cp1", Question = "processes", Command = "ps -ef", Taken = default, State = EvidenceState.Cut, Text = text, Errors = text, Why = text,
        };
        using var archive = new MemoryStream();
        await Bundle.WriteAsync(new EvidenceSet([item, item with { Source = EvidenceSource.Text, Command = text, Question = text }]), "test", default, archive, CancellationToken.None);

        var written = Encoding.UTF8.GetString(archive.ToArray());
        Assert.False(written.Contains(secret, StringComparison.Ordinal), $"{where}: {Redaction.Of(text)}");
        Assert.DoesNotContain(Planted, written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--enable-bootstrap-token-auth=true --token-auth-file=/etc/kubernetes/tokens.csv --service-account-key-file=/etc/kubernetes/pki/sa.pub")]
    [InlineData("--controllers=*,bootstrapsigner,tokencleaner --kubeconfig=/etc/kubernetes/controller-manager.conf")]
    [InlineData("    tokenFile: /var/run/secrets/kubernetes.io/serviceaccount/token")]
    [InlineData("     - name: k8s-certs\n       secretName: x\n     hostPath: /etc/kubernetes/pki")]
    [InlineData("k8s.gcr.io/kube-apiserver:v1.20.2 1.7.24~ds1-6+deb13u1 https://10.0.0.1:6443/healthz")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----")]
    [InlineData("client-certificate-data: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUIK")]
    public void What_is_no_secret_stays(string text) => Assert.Equal(text, Redaction.Of(text));

    [Fact]
    public async Task Evidence_of_a_real_cluster_still_reads_the_same()
    {
        foreach (var item in (await Description.LabBundle.EvidenceAsync("healthy")).Items)
        {
            Assert.Equal(item.Text, Redaction.Of(item.Text));
        }
    }
}
