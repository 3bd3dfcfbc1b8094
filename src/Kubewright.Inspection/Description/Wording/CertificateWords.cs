namespace Kubewright.Inspection.Description.Wording;

internal static class CertificateWords
{
    public static Phrase NotSeen => new("no certificate was looked at: only hosts show them, so name them with --hosts or -f", "没有查看证书：证书只能从主机读取，请用 --hosts 或 -f 指定主机");

    public static Phrase First(int count, string place, string host, DateTimeOffset when, int days) => new(
        $"{count} certificates; the first to expire is {place} on {host}, on {when:yyyy-MM-dd} (in {days} days)", $"共 {count} 个证书；最早到期的是 {host} 上的 {place}，{when:yyyy-MM-dd} 到期（还有 {days} 天）");

    public static Phrase Expired(string place, string host, DateTimeOffset when) => new($"{place} on {host} expired on {when:yyyy-MM-dd}", $"{host} 上的 {place} 已于 {when:yyyy-MM-dd} 过期");

    public static Phrase Soon(string place, string host, DateTimeOffset when, int days) => new($"{place} on {host} expires on {when:yyyy-MM-dd}, in {days} days", $"{host} 上的 {place} 将于 {when:yyyy-MM-dd} 到期，还有 {days} 天");

    public static Phrase Renew => new("kubeadm certs renew all (before 1.20: kubeadm alpha certs renew all), then restart the static pods", "执行 kubeadm certs renew all（1.20 之前：kubeadm alpha certs renew all），然后重启静态 Pod");

    public static Phrase ServedOther(string place, string file, string host) => new($"{host} serves another certificate at {place} than lies in {file}", $"{host} 在 {place} 提供的证书与 {file} 中的不同");

    public static Phrase ServedOtherWhy => new("it was renewed, and the component was not restarted: the old one is in force until it is", "证书已更新但组件未重启：重启之前旧证书仍在使用");
}
