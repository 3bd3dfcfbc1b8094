namespace Kubewright.Inspection.Readings;

/// <summary>One host of what two of its answers say.</summary>
internal static class HostMerge
{
    public static HostReading Both(HostReading first, HostReading other) => first with
    {
        IsReached = first.IsReached || other.IsReached,
        WhyNot = first.WhyNot ?? other.WhyNot,
        Hostname = first.Hostname ?? other.Hostname,
        OsImage = first.OsImage ?? other.OsImage,
        Kernel = first.Kernel ?? other.Kernel,
        Architecture = first.Architecture ?? other.Architecture,
        CgroupVersion = first.CgroupVersion ?? other.CgroupVersion,
        Addresses = first.Addresses ?? other.Addresses,
        Runtime = first.Runtime ?? other.Runtime,
        KubeletVersion = first.KubeletVersion ?? other.KubeletVersion,
        Units = first.Units ?? other.Units,
        Processes = first.Processes ?? other.Processes,
        CgroupDriver = first.CgroupDriver ?? other.CgroupDriver,
        StaticPodFolder = first.StaticPodFolder ?? other.StaticPodFolder,
        StaticPodFiles = first.StaticPodFiles ?? other.StaticPodFiles,
        FileSystems = first.FileSystems ?? other.FileSystems,
        InstallerTraces = first.InstallerTraces ?? other.InstallerTraces,
        ClockOffset = first.ClockOffset ?? other.ClockOffset,
        IsControlPlane = first.IsControlPlane ?? other.IsControlPlane,
        Proofs = [.. first.Proofs, .. other.Proofs],
    };
}
