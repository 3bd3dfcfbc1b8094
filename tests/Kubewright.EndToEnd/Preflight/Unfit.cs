namespace Kubewright.EndToEnd.Preflight;

/// <summary>One way in which a host is made unfit, and the row that has to say so.</summary>
/// <param name="Round">Faults of one round are made together; they must not hide each other.</param>
/// <param name="Code">The check that has to fail.</param>
/// <param name="Host">The host that its row has to name; the fault is made there.</param>
/// <param name="Make">Script that makes the fault on the host.</param>
/// <param name="Undo">Script that takes it back.</param>
public sealed record Unfit(string Round, string Code, string Host, string Make, string Undo)
{
    /// <summary>What the fault changes about how the cluster file describes the hosts, where it is not a thing of the host alone.</summary>
    public Func<string, string> ClusterFile { get; init; } = file => file;

    /// <summary>Further hosts on which the same is done, where it takes two.</summary>
    public IReadOnlyList<string> AlsoOn { get; init; } = [];

    /// <summary>Whether the rows name the further hosts, too.</summary>
    public bool IsSaidOfAll { get; init; }

    /// <summary>What the row names where that is not the host on which the fault is made.</summary>
    public string? SaidOf { get; init; }

    /// <summary>Rows of other checks that follow from the fault.</summary>
    public IReadOnlyList<string> Brings { get; init; } = [];

    /// <summary>Whether the scripts are verbs of the lab, which cut the host's power and give it back.</summary>
    public bool IsPower { get; init; }

    /// <summary>The rows that have to be there: check and host.</summary>
    public IEnumerable<string> Rows => (IsSaidOfAll ? AlsoOn : []).Prepend(SaidOf ?? Host).Select(host => $"{Code} on {host}");

    public override string ToString() => $"{Code} on {Host}";

    /// <summary>A file is replaced by another one for as long as the fault lasts: for what the machine's kernel tells, which no test can change for one host alone.</summary>
    public static Unfit Doctored(string round, string code, string host, string path, string sed) => new(
        round, code, host, $"sed '{sed}' {path} >/run/unfit{path.Replace('/', '-')} && mount --bind /run/unfit{path.Replace('/', '-')} {path}", $"umount {path}");

    /// <summary>A program answers otherwise for as long as the fault lasts: for what cannot be made so in a container.</summary>
    public static Unfit Pretended(string round, string code, string host, string program, string script) => new(
        round, code, host, $"printf '%s\\n' '#!/bin/sh' '{script.Replace("'", "'\\''")}' >/usr/local/sbin/{program} && chmod 755 /usr/local/sbin/{program}", $"rm /usr/local/sbin/{program}");

    /// <summary>A program listens on a port.</summary>
    public static Unfit Listening(string round, string host, int port) => new(
        round,
        "port-taken",
        host,
        $"systemd-run -q --unit=unfit-{port} perl -MIO::Socket::INET -e 'my $s = IO::Socket::INET->new(LocalPort => {port}, Listen => 128, ReuseAddr => 1) or die; sleep 600'; "
        + $"for n in $(seq 50); do ss -Hltn sport = :{port} | grep -q . && exit; sleep 0.1; done; exit 1",
        $"systemctl stop unfit-{port}");

    /// <summary>A small file system lies on a folder.</summary>
    public static Unfit Mounted(string round, string code, string host, string folder, string options) => new(
        round,
        code,
        host,
        $"[ -d {folder} ] || {{ mkdir {folder}; touch /run/unfit-made{folder.Replace('/', '-')}; }}; mount -t tmpfs -o {options} tmpfs {folder}",
        $"umount {folder}; [ ! -e /run/unfit-made{folder.Replace('/', '-')} ] || rmdir {folder}");
}
