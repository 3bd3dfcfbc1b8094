using Kubewright.Core.Facts;
using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Gathering;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Endpoint;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Survey;

namespace Kubewright.Inspection.Readings.Hosts;

/// <summary>Reads what hosts answered to probes. Each answer gives a part of its host; <see cref="ReadingsMerge"/> puts them together.</summary>
public sealed class HostReader : IEvidenceReader
{
    public bool Reads(EvidenceItem item) => item.Source == EvidenceSource.Host;

    public ClusterReadings Read(EvidenceItem item)
    {
        if (item.State != EvidenceState.Answered)
        {
            var gap = new GapReading(EvidenceSource.Host, item.Subject, item.Command, item.State, item.Why ?? "no answer");
            return item.State == EvidenceState.Unreachable
                ? new ClusterReadings { Gaps = [gap], Hosts = [new HostReading { Name = item.Subject, IsReached = false, WhyNot = item.Why, Proofs = [item.Proves(item.Why ?? "no answer")] }] }
                : new ClusterReadings { Gaps = [gap] };
        }

        if (HostQuestions.ById(item.Question) is not { } probe)
        {
            return ClusterReadings.Empty;
        }

        var fact = probe.Read(new ProbeAnswer(item.Code ?? 0, item.Text, item.Errors));
        return fact.WhyUnknown is { } why
            ? new ClusterReadings { Hosts = [Host(item)], Gaps = [new GapReading(EvidenceSource.Host, item.Subject, item.Command, EvidenceState.Cut, why)] }
            : Read(fact, item);
    }

    private static ClusterReadings Read(Fact fact, EvidenceItem item) => fact switch
    {
        Fact<OsIdentity>.Known os => Of(Host(item) with { OsImage = os.Value.Name, Proofs = [item.Proves($"PRETTY_NAME={os.Value.Name}")] }),
        Fact<SystemTraits>.Known system => Of(Host(item) with { Kernel = system.Value.Kernel, Architecture = system.Value.Machine }),
        Fact<Cgroups>.Known groups => Of(Host(item) with { CgroupVersion = groups.Value.Version }),
        Fact<IReadOnlyList<FolderRoom>>.Known rooms => Of(Host(item) with { FileSystems = [.. rooms.Value.DistinctBy(room => room.FileSystem).Select(room => new FileSystemReading(room.Folder, room.Size, room.Free))] }),
        Fact<IReadOnlyDictionary<string, string>>.Known named => Named(item, named.Value),
        Fact<IReadOnlyList<RunningProcess>>.Known processes => HostParts.Processes(item, processes.Value),
        Fact<KubeletTraits?>.Known kubelet => Of(Host(item) with { KubeletVersion = kubelet.Value?.Version, CgroupDriver = kubelet.Value?.CgroupDriver }),
        Fact<IReadOnlyList<RuntimeContainer>?>.Known containers => new ClusterReadings { Containers = [.. (containers.Value ?? []).Select(container => HostParts.Container(item, container))] },
        Fact<StaticPodFolder?>.Known folder => HostParts.StaticPods(item, folder.Value),
        Fact<IReadOnlyList<CertificateTraits>>.Known certificates => HostParts.Certificates(item, certificates.Value, item.Question == new LocalServedCertificates().Id),
        Fact<IReadOnlyList<KubeconfigFile>>.Known kubeconfigs => new ClusterReadings { Endpoints = [.. kubeconfigs.Value.Where(file => file.Server.Length > 0).Select(file => HostParts.Endpoint(item, file)).OfType<EndpointReading>()] },
        Fact<EtcdOverview?>.Known etcd => HostParts.Etcd(item, etcd.Value),
        Fact<IReadOnlyList<PodNetworkFile>>.Known files => new ClusterReadings { NetworkTraces = [.. files.Value.Select(file => new NetworkTraceReading { Host = item.Subject, Place = file.Path, Plugins = file.Plugins, Proofs = [item.Proves($"{file.Path}: {string.Join(", ", file.Plugins)}")] })] },
        Fact<IReadOnlyList<HostAddress>>.Known addresses => Of(Host(item) with { Addresses = [.. addresses.Value.Select(address => new AddressReading(address.Interface, address.Address, address.PrefixLength))] }),
        Fact<IReadOnlyList<string>?>.Known texts when item.Question == new InstallerTraces().Id => Of(Host(item) with { InstallerTraces = texts.Value ?? [] }),
        Fact<IReadOnlyList<string>?>.Known addresses => new ClusterReadings { VirtualAddresses = [.. (addresses.Value ?? []).Select(address => HostParts.VirtualAddress(item, address, "keepalived"))] },
        Fact<string>.Known name => Of(Host(item) with { Hostname = name.Value }),
        _ => ClusterReadings.Empty,
    };

    private static ClusterReadings Named(EvidenceItem item, IReadOnlyDictionary<string, string> values) =>
        item.Question == new ClusterUnits().Id ? Of(Host(item) with { Units = values })
        : item.Question == new ComponentHealth().Id ? HostParts.Healths(item, values)
        : Of(Host(item) with { Runtime = HostParts.Runtime(values) });

    private static ClusterReadings Of(HostReading host) => new() { Hosts = [host] };

    private static HostReading Host(EvidenceItem item) => new() { Name = item.Subject, IsReached = true, Proofs = [] };
}
