using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Probes.Endpoint;
using Kubewright.Inspection.Probes.Survey;

namespace Kubewright.Inspection.Readings.Hosts;

/// <summary>What single answers of a host mean.</summary>
internal static class HostParts
{
    private static readonly HashSet<string> Components = new(StringComparer.Ordinal) { "kube-apiserver", "kube-controller-manager", "kube-scheduler", "etcd", "kubelet", "kube-proxy" };

    /// <summary>What runs tells flags and age; of what does not, nothing is said here.</summary>
    public static ClusterReadings Processes(EvidenceItem item, IReadOnlyList<RunningProcess> processes) => new()
    {
        Hosts = [new HostReading { Name = item.Subject, IsReached = true, Processes = processes.ToDictionary(process => process.Name, process => process.Age, StringComparer.Ordinal), Proofs = [] }],
        Components =
        [
            .. processes.Where(process => Components.Contains(process.Name)).Select(process => new ComponentReading
            {
                Component = process.Name,
                Node = item.Subject,
                Flags = ComponentFlags.Of(process.Arguments),
                IsRunning = true,
                Proofs = [item.Proves($"{process.Name} {string.Join(' ', process.Arguments)}")],
            }),
        ],
    };

    public static ClusterReadings StaticPods(EvidenceItem item, StaticPodFolder? folder) => new()
    {
        Hosts =
        [
            new HostReading
            {
                Name = item.Subject,
                IsReached = true,
                StaticPodFolder = folder?.Path,
                StaticPodFiles = [.. (folder?.Files ?? []).Select(file => file.Name)],
                IsControlPlane = folder?.Files.Any(file => file.Container == "kube-apiserver") == true ? true : null,
                Proofs = [],
            },
        ],
        Components =
        [
            .. (folder?.Files ?? []).Where(file => file.Container is not null).Select(file => new ComponentReading
            {
                Component = file.Container!,
                Node = item.Subject,
                Flags = ComponentFlags.Of(file.CommandLine),
                Image = file.Image,
                Version = ImageName.Tag(file.Image),
                HasManifest = true,
                Proofs = [item.Proves($"{folder!.Path}/{file.Name}: {string.Join(' ', file.CommandLine)}")],
            }),
        ],
        VirtualAddresses =
        [
            .. (folder?.Files ?? []).Where(file => file.Container == "kube-vip").Select(file => file.Environment.GetValueOrDefault("address") ?? file.Environment.GetValueOrDefault("vip_address"))
                .OfType<string>().Select(address => VirtualAddress(item, address, "kube-vip")),
        ],
    };

    public static ContainerReading Container(EvidenceItem item, RuntimeContainer container) => new()
    {
        Host = item.Subject,
        Namespace = container.Namespace,
        Pod = container.Pod,
        Name = container.Name,
        State = container.State,
        Attempt = container.Attempt,
        Age = item.Taken - container.Created,
        Proofs = [item.Proves($"{container.Name} {container.State}, attempt {container.Attempt}")],
    };

    public static ClusterReadings Certificates(EvidenceItem item, IReadOnlyList<CertificateTraits> certificates, bool served) => new()
    {
        Certificates =
        [
            .. certificates.Select(certificate => new CertificateReading
            {
                Host = item.Subject,
                Place = certificate.Place,
                IsServed = served,
                Begins = certificate.Begins,
                Expires = certificate.Expires,
                Subject = certificate.Subject,
                Issuer = certificate.Issuer,
                Names = certificate.Names,
                Fingerprint = certificate.Fingerprint,
                Proofs = [item.Proves($"{certificate.Place}: notAfter={certificate.Expires:yyyy-MM-dd HH:mm:ss} UTC")],
            }),
        ],
        Hosts = certificates.Any(certificate => certificate.Place.EndsWith("/apiserver.crt", StringComparison.Ordinal))
            ? [new HostReading { Name = item.Subject, IsReached = true, IsControlPlane = true, Proofs = [] }]
            : [],
    };

    public static EndpointReading? Endpoint(EvidenceItem item, KubeconfigFile file)
    {
        var user = file.Path[(file.Path.LastIndexOf('/') + 1)..] switch
        {
            "admin.conf" => EndpointUser.Administrator,
            "kubelet.conf" => EndpointUser.Kubelet,
            "controller-manager.conf" => EndpointUser.ControllerManager,
            "scheduler.conf" => EndpointUser.Scheduler,
            _ => (EndpointUser?)null,
        };
        return user is { } known ? new EndpointReading { Server = file.Server, User = known, Host = item.Subject, Proofs = [item.Proves($"{file.Path}: server: {file.Server}")] } : null;
    }

    public static ClusterReadings Healths(EvidenceItem item, IReadOnlyDictionary<string, string> values) => new()
    {
        Healths =
        [
            .. values.Select(value => new ServerHealthReading
            {
                Component = value.Key,
                Host = item.Subject,
                Address = "127.0.0.1",
                IsWell = value.Value == "ok",
                Answer = value.Value,
                Proofs = [item.Proves($"{value.Key}: {value.Value}")],
            }),
        ],
    };

    public static ClusterReadings Etcd(EvidenceItem item, EtcdOverview? etcd)
    {
        if (etcd is null)
        {
            return ClusterReadings.Empty;
        }

        var members = (etcd.Members ?? []).Select(member => new EtcdMemberReading
        {
            Id = member.Id,
            Name = member.Name,
            PeerUrls = member.PeerUrls,
            ClientUrls = member.ClientUrls,
            HasStarted = member.Name.Length > 0 && member.ClientUrls.Count > 0,
            IsLearner = member.IsLearner,
            IsLeader = etcd.Leader is { } leader ? leader == member.Id : null,
            IsHealthy = member.Health is { } health ? health == "ok" : null,
            Trouble = member.Health is null or "ok" ? null : member.Health,
            Version = member.Id == etcd.Own ? etcd.Version : null,
            DatabaseSize = member.Id == etcd.Own ? etcd.DatabaseSize : null,
            Host = member.Id == etcd.Own ? item.Subject : null,
            Proofs = [item.Proves($"{member.Id}, {(member.Name.Length > 0 ? "started" : "unstarted")}, {member.Name}, {string.Join(',', member.PeerUrls)}, {member.Health ?? "not asked"}")],
        }).ToList();
        return new ClusterReadings
        {
            EtcdMembers = members,
            Covered = members.Count > 0 ? new HashSet<Coverage> { Coverage.EtcdMembers } : new HashSet<Coverage>(),
            Healths = etcd.Trouble is { } trouble
                ? [new ServerHealthReading { Component = "etcd-members", Host = item.Subject, Address = "https://127.0.0.1:2379", IsWell = false, Answer = trouble, Proofs = [item.Proves(trouble)] }]
                : [],
        };
    }

    public static VirtualAddressReading VirtualAddress(EvidenceItem item, string address, string keeper) =>
        new() { Address = address, Keeper = keeper, Host = item.Subject, Proofs = [item.Proves($"{keeper}: {address}")] };

    // The first that Kubernetes can use; docker brings a containerd of its own.
    public static string? Runtime(IReadOnlyDictionary<string, string> versions) =>
        ((string[])["docker", "cri-o", "containerd"]).Where(versions.ContainsKey).Select(name => $"{name}://{versions[name]}").FirstOrDefault();
}
