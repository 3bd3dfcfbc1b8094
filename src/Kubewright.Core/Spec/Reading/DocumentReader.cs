namespace Kubewright.Core.Spec.Reading;

/// <summary>The fields of the cluster file, each with its type: one line a field.</summary>
internal static class DocumentReader
{
    /// <summary>Everything that <see cref="Read"/> asks for.</summary>
    public static FieldShape Shape()
    {
        var shape = new FieldShape();
        new ValueReader(null, new Place("", 1), new SpecErrors(), shape).Map(Read);
        return shape;
    }

    public static ClusterDocument Read(MapReader map) => new()
    {
        Place = map.Place,
        ApiVersion = map["apiVersion"].Text(HeaderRules.ApiVersion),
        Kind = map["kind"].Text(HeaderRules.Kind),
        Name = map["name"].Label(),
        Lab = map["lab"].Label(),
        Version = map["version"].Version(),
        Ssh = map["ssh"].Map(Login),
        Hosts = map["hosts"].List(Host),
        Endpoint = map["endpoint"].Map(Endpoint),
        Networking = map["networking"].Map(Networking),
        Runtime = map["runtime"].Map(Runtime),
        Artifacts = map["artifacts"].Map(Artifacts),
        Time = map["time"].Map(Time),
        Kubeadm = map["kubeadm"].Map(Kubeadm),
        Proxy = map["proxy"].Map(Proxy),
        Preflight = map["preflight"].Map(preflight => new PreflightDocument { Accept = preflight["accept"].List(item => item.Text()) }),
        Etcd = map["etcd"].Map(Etcd),
    };

    private static LoginDocument Login(MapReader map) => new()
    {
        User = map["user"].User(),
        Port = map["port"].Port(),
        Key = map["key"].Text(),
        KnownHosts = map["knownHosts"].Text(),
        Jump = map["jump"].ListOrOne(item => item.Jump()),
        SudoPasswordFile = map["sudoPasswordFile"].Text(),
    };

    // A host may be written as its address alone.
    private static HostDocument Host(ValueReader value) => value.MapOr(
        Host,
        alone => new ValueReader(null, alone.Place, new SpecErrors()).Map(Host) with { Address = alone.Address() });

    private static HostDocument Host(MapReader map) => new()
    {
        Name = map["name"].HostName(),
        Address = map["address"].Address(),
        Roles = map["roles"].List(item => item.Choice(Choices.Roles)),
        Login = Login(map),
        Labels = map["labels"].Dictionary(value => value.LabelValue()),
        Taints = map["taints"].List(item => item.Taint()),
        KubeletConfiguration = map["kubeletConfiguration"].Fragment(),
    };

    private static EndpointDocument Endpoint(MapReader map) => new()
    {
        Place = map.Place,
        Kind = map["kind"].Choice(Choices.EndpointKinds),
        Address = map["address"].Address(),
        Name = map["name"].DnsName(),
        Port = map["port"].Port(),
        Balancer = map["balancer"].Choice(Choices.Balancers),
        RouterId = map["routerId"].Number(1, 255),
        KubeVip = map["kubeVip"].Map(KubeVip),
        Staged = map["staged"].Flag(),
    };

    private static KubeVipDocument KubeVip(MapReader map) => new()
    {
        Place = map.Place,
        Version = map["version"].ReleaseVersion(),
        Image = map["image"].ImageReference(),
        Mode = map["mode"].Choice(Choices.KubeVipModes),
        Interface = map["interface"].InterfaceName(),
        LeaseDuration = map["leaseDuration"].Number(1, 60),
        RenewDeadline = map["renewDeadline"].Number(1, 60),
        RetryPeriod = map["retryPeriod"].Number(1, 60),
        Bgp = map["bgp"].Map(Bgp),
    };

    private static BgpDocument Bgp(MapReader map) => new()
    {
        Place = map.Place,
        LocalAs = map["localAs"].AsNumber(),
        Peers = map["peers"].List(item => item.Map(BgpPeer)),
    };

    private static BgpPeerDocument BgpPeer(MapReader map) => new()
    {
        Place = map.Place,
        Address = map["address"].Address(),
        As = map["as"].AsNumber(),
        PasswordFile = map["passwordFile"].Text(),
        Multihop = map["multihop"].Flag(),
    };

    private static NetworkingDocument Networking(MapReader map) => new()
    {
        PodCidr = map["podCidr"].Cidr(),
        ServiceCidr = map["serviceCidr"].Cidr(),
        DnsDomain = map["dnsDomain"].DnsName(),
        Cni = map["cni"].Choice(Choices.Cnis),
        Manifests = map["manifests"].List(item => item.Text()),
    };

    private static RuntimeDocument Runtime(MapReader map) => new()
    {
        Source = map["source"].Choice(Choices.RuntimeSources),
        ContainerdVersion = map["containerdVersion"].ReleaseVersion(),
        RuncVersion = map["runcVersion"].ReleaseVersion(),
        CniPluginsVersion = map["cniPluginsVersion"].ReleaseVersion(),
        Registries = map["registries"].List(item => item.Map(Registry)),
        SandboxImage = map["sandboxImage"].ImageReference(),
        RestrictOomScoreAdj = map["restrictOomScoreAdj"].Flag(),
    };

    private static RegistryDocument Registry(MapReader map) => new()
    {
        Host = map["host"].RegistryHost(),
        Mirrors = map["mirrors"].List(item => item.ServerUrl()),
        Ca = map["ca"].Text(),
        Username = map["username"].RegistryUser(),
        PasswordFile = map["passwordFile"].Text(),
    };

    private static ProxyDocument Proxy(MapReader map) => new()
    {
        Http = map["http"].ProxyUrl(),
        Https = map["https"].ProxyUrl(),
        NoProxy = map["noProxy"].List(item => item.ProxyException()),
    };

    private static ArtifactsDocument Artifacts(MapReader map) => new()
    {
        Kubernetes = map["kubernetes"].Choice(Choices.KubernetesSources),
        Directory = map["directory"].Text(),
        Url = map["url"].HttpUrl(),
        ImageRepository = map["imageRepository"].ImageReference(),
    };

    private static TimeDocument Time(MapReader map) => new()
    {
        Place = map.Place,
        Kind = map["kind"].Choice(Choices.TimeKinds),
        Source = map["source"].HostName(),
        Servers = map["servers"].List(item => item.ServerName()),
    };

    private static KubeadmDocument Kubeadm(MapReader map) => new()
    {
        SkipPhases = map["skipPhases"].List(item => item.Text()),
        IgnorePreflightErrors = map["ignorePreflightErrors"].List(item => item.Text()),
        ExtraSans = map["extraSans"].List(item => item.CertificateName()),
        ClusterConfiguration = map["clusterConfiguration"].Fragment(),
        KubeletConfiguration = map["kubeletConfiguration"].Fragment(),
        KubeProxyConfiguration = map["kubeProxyConfiguration"].Fragment(),
    };

    private static EtcdDocument Etcd(MapReader map) => new()
    {
        Place = map.Place,
        Events = map["events"].Flag(),
        Version = map["version"].EtcdVersion(),
        Settings = map["settings"].Fragment(),
    };
}
