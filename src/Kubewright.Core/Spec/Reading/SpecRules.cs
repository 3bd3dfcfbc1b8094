namespace Kubewright.Core.Spec.Reading;

/// <summary>All rules of a cluster file that look at more than one value's form.</summary>
internal static class SpecRules
{
    public static void Judge(Draft draft, IClusterFolder folder, PreflightCodes checks, SpecErrors errors)
    {
        HeaderRules.Judge(draft.Document, errors);
        HostRules.Judge(draft, errors);
        RoleRules.Judge(draft, errors);
        EtcdRules.Judge(draft, errors);
        EndpointRules.Judge(draft, errors);
        KubeVipRules.Judge(draft, folder, errors);
        NetworkRules.Judge(draft, errors);
        NodeRules.Judge(draft, errors);
        TimeRules.Judge(draft, errors);
        KubeadmRules.Judge(draft.Document, errors);
        ExtraArgsRules.Judge(draft.Document, errors);
        RuntimeRules.Judge(draft.Document, folder, errors);
        ProxyRules.Judge(draft.Document.Proxy, errors);
        PreflightRules.Judge(draft.Document.Preflight, checks, errors);
        FileRules.Judge(draft, folder, errors);
    }
}
