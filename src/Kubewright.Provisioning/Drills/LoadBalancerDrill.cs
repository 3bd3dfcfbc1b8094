using System.Globalization;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;

namespace Kubewright.Provisioning.Drills;

/// <summary>
/// Tries what looking cannot tell of a load balancer that is not ours: whether its health checks leave out an API server that hangs, which still accepts connections, and
/// whether it lets a watch live through which nothing comes. The leader asks. The API server is stopped in its tracks and goes on by itself, whatever becomes of us.
/// </summary>
public sealed class LoadBalancerDrill(ClusterSpec spec, Host leader, IReadOnlyDictionary<HostName, IHostSession> sessions)
{
    /// <summary>How long a quiet watch must live: keepalives of Go's clients come every 30 s, those of the system's programs after 60 s.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(65);

    // A health check every 5 s that takes three failures to believe; then it must be over.
    private static readonly TimeSpan Asking = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(20);

    // The kubelet ends an API server that has not answered for 80 s.
    private static readonly TimeSpan Hanging = TimeSpan.FromSeconds(40);

    private const string Pid = "$(pgrep -n -f '^([^ ]*/)?kube-apiserver ')";

    /// <param name="say">Told each stage as it begins.</param>
    /// <exception cref="HostUnreachableException">A host does not answer, or has no API server.</exception>
    public async Task<LoadBalancerResult> RunAsync(Action<string> say, CancellationToken cancellationToken)
    {
        say($"watching through {spec.EndpointServer} for {Quiet.TotalSeconds:0} s without anything to come");
        var result = new LoadBalancerResult { IdleCutAfter = await WatchAsync(cancellationToken) };
        return spec.ControlPlanes.FirstOrDefault(host => host.Name != leader.Name) is { } other ? await HangAsync(result with { Hung = other }, say, cancellationToken) : result;
    }

    /// <summary>What the lines of the questions say: "MILLISECONDS ok" or "MILLISECONDS no", by the time of asking.</summary>
    internal static LoadBalancerResult Read(LoadBalancerResult result, string output)
    {
        var questions = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).Where(words => words.Length == 2)
            .Select(words => (At: long.Parse(words[0], CultureInfo.InvariantCulture), Answered: words[1] == "ok")).OrderBy(question => question.At).ToList();
        if (questions.Count == 0)
        {
            throw new FormatException($"no question was put: {output}");
        }

        var lost = questions.Where(question => !question.Answered).ToList();
        var last = TimeSpan.FromMilliseconds(lost.Count == 0 ? 0 : lost[^1].At - questions[0].At);
        return result with { Asked = questions.Count, Lost = lost.Count, EjectedAfter = last < Believed ? last : null };
    }

    // By HTTP/1.1 and curl: no keepalive of a protocol or a program's own hides what the load balancer does.
    private async Task<TimeSpan?> WatchAsync(CancellationToken cancellationToken)
    {
        var nothing = $"{spec.EndpointServer}/api/v1/namespaces/default/configmaps?watch=1&fieldSelector=metadata.name%3Dkubewright-nothing&timeoutSeconds={Quiet.TotalSeconds:0}";
        var output = await RunAsync(leader, "watch through the load balancer", $$"""
            pki=/etc/kubernetes/pki
            curl -sS -g --noproxy '*' --http1.1 --cacert $pki/ca.crt --cert $pki/apiserver-kubelet-client.crt --key $pki/apiserver-kubelet-client.key --max-time {{Quiet.TotalSeconds + 15:0}} \
                -o /dev/null -w '%{time_total} %{http_code}\n' {{ShellText.Quote(nothing)}} || [ $? -ne 7 ]
            """, cancellationToken);
        var words = output.Trim().Split('\n')[^1].Split(' ');
        return words is [var seconds, "200"]
            ? TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)) is var lived && lived < Quiet - TimeSpan.FromSeconds(1) ? lived : null
            : throw new HostUnreachableException($"{leader} may not watch through {spec.EndpointServer}: {output.Trim()}");
    }

    private async Task<LoadBalancerResult> HangAsync(LoadBalancerResult result, Action<string> say, CancellationToken cancellationToken)
    {
        var other = result.Hung!;
        say($"letting the API server of {other} hang for {Asking.TotalSeconds:0} s, and asking {spec.EndpointServer} four times a second");
        try
        {
            await RunAsync(
                other,
                "let the API server hang",
                $"pid={Pid} || exit 1; kill -STOP $pid && setsid sh -c \"sleep {Hanging.TotalSeconds:0}; kill -CONT $pid\" >/dev/null 2>&1 </dev/null &",
                cancellationToken);
            return Read(result, await RunAsync(leader, "ask through the load balancer", $$"""
                ask() {
                    sent=$(date +%s%3N)
                    [ "$(curl -s -g --noproxy '*' --cacert /etc/kubernetes/pki/ca.crt --max-time 2 {{ShellText.Quote($"{spec.EndpointServer}/healthz")}} 2>/dev/null)" = ok ] && echo "$sent ok" || echo "$sent no"
                }
                end=$(($(date +%s) + {{Asking.TotalSeconds:0}}))
                while [ "$(date +%s)" -lt $end ]; do ask & sleep 0.25; done
                wait
                """, cancellationToken));
        }
        finally
        {
            await RunAsync(other, "let the API server go on", $"kill -CONT {Pid}", CancellationToken.None);
            say($"the API server of {other} goes on");
        }
    }

    private async Task<string> RunAsync(Host host, string title, string script, CancellationToken cancellationToken)
    {
        var result = await sessions[host.Name].RunAsync(new Command { Title = title, Script = script, Timeout = Quiet + TimeSpan.FromSeconds(30) }, null, cancellationToken);
        return result.Succeeded ? result.Output : throw new HostUnreachableException($"{host}: '{title}' ended with code {result.ExitCode}: {result.Error.Trim()}");
    }
}
