using System.Net;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Etcd;

namespace Kubewright.Provisioning.Config;

/// <summary>
/// The scripts that make etcd's keys, requests and certificates with openssl, each on the host that keeps the key. A key never leaves its host in the clear: requests
/// and certificates travel, and the authority's own key travels encrypted for one member.
/// </summary>
internal static class EtcdCertificates
{
    private const int AuthorityDays = 10 * 365;

    // Made anew by apply when less than a year is left.
    private const int Days = 5 * 365;

    // In the form of SEC 1: kubeadm 1.20 hands no elliptic key in PKCS #8 on to control planes that join.
    private const string NewKey = "openssl ecparam -name prime256v1 -genkey -noout";

    /// <summary>sh that makes what is missing of a key and asks for a certificate.</summary>
    public static string Request(EtcdIdentity identity) => $"""
        set -eu
        umask 077
        mkdir -p {identity.Folder}
        [ -s {identity.KeyPath} ] || {NewKey} -out {identity.KeyPath}.new
        [ ! -e {identity.KeyPath}.new ] || mv {identity.KeyPath}.new {identity.KeyPath}
        openssl req -new -sha256 -key {identity.KeyPath} -subj /CN={identity.CommonName} -out {identity.RequestPath}.new
        mv {identity.RequestPath}.new {identity.RequestPath}
        """;

    /// <summary>sh that prints the sh which takes the keys back.</summary>
    public static string UndoRequest(EtcdIdentity identity)
    {
        var above = identity.Folder[..identity.Folder.LastIndexOf('/')];
        return $"[ -d {above} ] || echo 'rmdir --ignore-fail-on-non-empty {above} 2>/dev/null || :'; echo 'rm -rf {identity.Folder}'";
    }

    /// <summary>sh that makes the authority. Its key first: where that is there, the certificate is made for it.</summary>
    public static string CreateAuthority => $"""
        set -eu
        umask 077
        mkdir -p {EtcdIdentity.MemberFolder}
        {NewKey} -out {EtcdAuthority.KeyPath}.new
        printf '[req]\ndistinguished_name=name\n[name]\n[authority]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,digitalSignature,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n' >{EtcdAuthority.KeyPath}.settings
        openssl req -x509 -new -sha256 -config {EtcdAuthority.KeyPath}.settings -extensions authority -key {EtcdAuthority.KeyPath}.new -subj /CN=etcd-ca -days {AuthorityDays} -out {EtcdAuthority.CertificatePath}.new
        rm {EtcdAuthority.KeyPath}.settings
        chmod 0644 {EtcdAuthority.CertificatePath}.new
        mv {EtcdAuthority.CertificatePath}.new {EtcdAuthority.CertificatePath}
        mv {EtcdAuthority.KeyPath}.new {EtcdAuthority.KeyPath}
        """;

    /// <summary>sh that signs a request. What the certificate says follows from the cluster file, not from the request.</summary>
    /// <param name="name">Under which the certificate is kept.</param>
    /// <param name="wrapsKey">Whether to leave the authority's key beside it, encrypted for the certificate's owner.</param>
    public static string Sign(EtcdIdentity identity, string name, string request, bool wrapsKey)
    {
        var at = $"{EtcdAuthority.IssuedFolder}/{name}";
        var sans = identity.Sans.Count == 0 ? "" : "subjectAltName=" + string.Join(',', identity.Sans.Select(San)) + "\n";
        var settings = "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,keyAgreement\n"
            + $"extendedKeyUsage={(identity.Sans.Count > 0 ? "serverAuth," : "")}clientAuth\n{sans}";
        var wrap = wrapsKey
            ? $"\nopenssl cms -encrypt -binary -outform DER -aes-256-cbc -in {EtcdAuthority.KeyPath} -out {at}.cms.new {at}.crt.new\nmv {at}.cms.new {at}.cms"
            : "";
        return $"""
            set -eu
            umask 077
            mkdir -p {EtcdAuthority.IssuedFolder}
            {ShellText.Printed(request)} >{at}.csr
            {ShellText.Printed(settings)} >{at}.settings
            openssl x509 -req -sha256 -in {at}.csr -CA {EtcdAuthority.CertificatePath} -CAkey {EtcdAuthority.KeyPath} -set_serial 0x$(openssl rand -hex 15) -days {Days} -extfile {at}.settings -out {at}.crt.new 2>/dev/null
            rm {at}.csr {at}.settings{wrap}
            mv {at}.crt.new {at}.crt
            """;
    }

    /// <summary>sh that takes the authority's key out of its wrapping, with the host's own key.</summary>
    /// <param name="wrapped">CMS in base64.</param>
    public static string Unwrap(EtcdIdentity identity, string wrapped) => $"""
        set -eu
        umask 077
        printf %s {wrapped} | base64 -d >{EtcdAuthority.KeyPath}.cms
        trap 'rm -f {EtcdAuthority.KeyPath}.cms' EXIT
        openssl cms -decrypt -inform DER -in {EtcdAuthority.KeyPath}.cms -recip {identity.CertificatePath} -inkey {identity.KeyPath} -out {EtcdAuthority.KeyPath}.new
        mv {EtcdAuthority.KeyPath}.new {EtcdAuthority.KeyPath}
        """;

    private static string San(string name) => (IPAddress.TryParse(name, out _) ? "IP:" : "DNS:") + name;
}
