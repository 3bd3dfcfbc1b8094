namespace Kubewright.Provisioning.Steps.Etcd;

/// <summary>
/// How long etcd is asked to change its members. One that came up within the last five seconds does not count as healthy yet, and etcd then refuses every change with
/// 503 (etcd's server/etcdserver/server.go, HealthInterval), which curl takes as transient. Only options that curl 7.61 of Red Hat 8 knows.
/// </summary>
internal static class EtcdPatience
{
    public const string CurlOptions = "-f --retry 30 --retry-delay 1 --retry-max-time 30 --retry-connrefused";
}
