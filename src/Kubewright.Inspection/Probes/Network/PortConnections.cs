using System.Globalization;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Network;

/// <summary>What comes of connecting from the host to TCP ports of other hosts, all at once. Nothing is sent over the connections.</summary>
/// <param name="Targets">Address and port with a slash between them, separated by blanks.</param>
public sealed record PortConnections(string Targets) : Probe<IReadOnlyList<PortConnection>>
{
    /// <summary>How long an answer is waited for, in seconds: long enough for a packet that was lost once.</summary>
    public const double Patience = 2.5;

    private const string Open = "open", NoRoute = "no-route";

    public override string Id => $"port-connections:{Targets}";

    // A target without a line did not answer in time.
    public override string Script => string.Create(CultureInfo.InvariantCulture, $$"""
        for program in bash timeout ip; do
            command -v $program >/dev/null || { echo "$program is not installed" >&2; exit 1; }
        done
        reachable=
        for target in {{Targets}}; do
            if said=$(ip -o route get "${target%/*}" 2>&1); then reachable="$reachable $target"; else echo "$target {{NoRoute}} ${said#RTNETLINK answers: }"; fi
        done
        timeout {{Patience}} bash -c '
            for target; do
                { if said=$(exec 2>&1; true 3<>"/dev/tcp/$target"); then echo "$target {{Open}}"; else echo "$target ${said##*: }"; fi; } &
            done
            wait' bash $reachable
        echo asked
        """);

    protected override Fact<IReadOnlyList<PortConnection>> Parse(ProbeAnswer answer)
    {
        if (answer.LinesBefore("asked") is not { } lines)
        {
            return Unknown(answer.Complaint);
        }

        var said = lines.Select(line => line.Split(' ', 2)).ToDictionary(words => words[0], words => words[1]);
        return Known([.. Targets.Split(' ').Select(target => Of(target, said.GetValueOrDefault(target)))]);
    }

    private static PortConnection Of(string target, string? said) => said switch
    {
        null => new(target, PortAnswer.Silence, ""),
        Open => new(target, PortAnswer.Open, ""),
        "Connection refused" => new(target, PortAnswer.Refused, said),
        _ when said.StartsWith(NoRoute + " ", StringComparison.Ordinal) => new(target, PortAnswer.NoRoute, said[(NoRoute.Length + 1)..]),
        _ => new(target, PortAnswer.Unreachable, said),
    };
}

/// <summary>What came of connecting to a port.</summary>
/// <param name="Target">Address and port with a slash between them.</param>
/// <param name="Said">The kernel's words; empty where there are none.</param>
public sealed record PortConnection(string Target, PortAnswer Answer, string Said);

/// <summary>How a host answers an attempt to connect.</summary>
public enum PortAnswer
{
    /// <summary>A connection came about.</summary>
    Open,

    /// <summary>Refused: nobody listens, or a packet filter says so.</summary>
    Refused,

    /// <summary>Somebody answered that the host or network is not to be reached, or nobody answered for its address on the wire.</summary>
    Unreachable,

    /// <summary>No answer in time.</summary>
    Silence,

    /// <summary>The host that was asked has no route there itself.</summary>
    NoRoute,
}
