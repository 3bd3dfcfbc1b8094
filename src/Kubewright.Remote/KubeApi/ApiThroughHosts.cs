using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Kubewright.Core.Clusters;
using Kubewright.Core.Hosts;

namespace Kubewright.Remote.KubeApi;

/// <summary>The Kubernetes API as a control plane reaches it: curl or kubectl on a host, as its administrator. The first host that gets an answer is asked on.</summary>
public sealed partial class ApiThroughHosts(IReadOnlyList<IHostSession> sessions) : IApiSource
{
    private const string Kubeconfig = "/etc/kubernetes/admin.conf";

    private IReadOnlyList<IHostSession> _sessions = sessions;

    public string Command => "kubectl get --raw";

    /// <summary>Hosts on which there is no administrator's kubeconfig are passed over. Where none has one, nobody answers.</summary>
    public async Task<IReadOnlyList<ApiAnswer>> GetAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        IReadOnlyList<ApiAnswer> last = [.. paths.Select(_ => new ApiAnswer(null, "", $"no host that was reached has {Kubeconfig} and kubectl"))];
        foreach (var session in _sessions)
        {
            if (await AskAsync(session, paths, cancellationToken) is not { } answers)
            {
                continue;
            }

            last = answers;
            if (answers.Any(answer => answer.Status is not null))
            {
                _sessions = [session];
                break;
            }
        }

        return last;
    }

    private static async Task<IReadOnlyList<ApiAnswer>?> AskAsync(IHostSession session, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var marker = $"kubewright-{Guid.NewGuid():N}";
        try
        {
            var result = await session.RunAsync(Script(paths, marker), null, cancellationToken);
            return result.Output.Contains($"{marker} absent", StringComparison.Ordinal) ? null : Split(result.Output, marker, session.Host, paths.Count);
        }
        catch (Exception exception) when (exception is HostUnreachableException or TimeoutException)
        {
            return [.. paths.Select(_ => new ApiAnswer(null, "", exception.Message))];
        }
    }

    // With curl all questions share one connection, which takes a tenth of kubectl's time. The client certificate is the one by which API servers reach kubelets: kubeadm
    // gives it the administrator's group. Where it or curl is missing, kubectl asks one after the other, and the first question tells whether anybody answers.
    private static Command Script(IReadOnlyList<string> paths, string marker)
    {
        var urls = string.Join(' ', paths.Select(path => $"\"$server\"{ShellText.Quote(path)}"));
        var script = new StringBuilder("export LC_ALL=C PATH=/usr/local/bin:/opt/kube/bin:$PATH; pki=/etc/kubernetes/pki\n");
        script.Append(CultureInfo.InvariantCulture, $"if [ ! -e {Kubeconfig} ]; then echo '{marker} absent'; exit; fi\n");
        script.Append(CultureInfo.InvariantCulture, $"server=$(sed -n 's/^ *server: *//p' {Kubeconfig} | head -n 1 | tr -d '\"')\nexec 3>&1\n");
        script.Append("if command -v curl >/dev/null && [ -r $pki/apiserver-kubelet-client.key ] && [ -n \"$server\" ]; then\n");
        script.Append(CultureInfo.InvariantCulture, $"error=$(curl -sS --globoff --fail-early --connect-timeout 4 --max-time 15 --cacert $pki/ca.crt --cert $pki/apiserver-kubelet-client.crt --key $pki/apiserver-kubelet-client.key -w '\\n{marker} status %{{http_code}}\\n' {urls} 2>&1 >&3)\n");
        script.Append("elif command -v kubectl >/dev/null; then\n");
        script.Append(CultureInfo.InvariantCulture, $"for path in {string.Join(' ', paths.Select(ShellText.Quote))}; do said=$(kubectl --kubeconfig {Kubeconfig} --request-timeout 8s get --raw \"$path\" 2>&1 >&3) && status=200 || status=\"000 $said\"; printf '\\n%s status %s\\n' {marker} \"$(echo \"$status\" | tr '\\n' ' ')\"; case $said in *refused*|*imeout*|*'no route'*|*'Unable to connect'*) error=$said; break ;; esac; done\n");
        script.Append(CultureInfo.InvariantCulture, $"else echo '{marker} absent'; exit; fi\n");
        script.Append(CultureInfo.InvariantCulture, $"printf '\\n%s end %s\\n' {marker} \"$(echo \"$error\" | tr '\\n' ' ')\"\n");
        return new Command { Script = script.ToString(), Title = $"ask the API {paths.Count} questions", ReadOnly = true, Timeout = TimeSpan.FromSeconds(90) };
    }

    // Each answer, then a line with its status and what kubectl complained of.
    private static ApiAnswer[] Split(string output, string marker, Host host, int count)
    {
        var end = output.LastIndexOf($"\n{marker} end ", StringComparison.Ordinal);
        var why = end < 0 ? "the answer was cut off" : output[(end + marker.Length + 6)..].Trim() is { Length: > 0 } error ? error : "no answer";
        var answers = new ApiAnswer[count];
        Array.Fill(answers, new ApiAnswer(null, "", $"on {host}: {why}"));
        var (at, sections) = (0, (end < 0 ? output : output[..end]).Split($"\n{marker} status "));
        for (var index = 0; index < count && index + 1 < sections.Length; index++)
        {
            // What follows a status line is the next answer.
            var body = index == 0 ? sections[0] : AfterLine(sections[index]);
            var status = sections[index + 1].Split('\n')[0].Split(' ', 2);
            answers[at++] = Answer(int.Parse(status[0], CultureInfo.InvariantCulture), body, status.Length > 1 ? status[1].Trim() : "", host, why);
        }

        return answers;
    }

    private static ApiAnswer Answer(int status, string body, string complaint, Host host, string why) => (status == 0 ? StatusOf(complaint) : status) switch
    {
        null or 0 => new ApiAnswer(null, "", $"on {host}: {(complaint.Length > 0 ? complaint : why)}"),
        < 400 => new ApiAnswer(status, body),
        var refused => new ApiAnswer(refused, body, complaint.Length > 0 ? complaint : $"HTTP {refused}"),
    };

    private static string AfterLine(string text) => text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..];

    // kubectl says "Error from server (Forbidden): …"; without "from server" nobody has answered.
    private static int? StatusOf(string error) => Refusal().Match(error) is { Success: true } match
        ? match.Groups[1].Value switch { "Forbidden" => 403, "Unauthorized" => 401, "NotFound" => 404, "InternalError" => 500, "ServiceUnavailable" => 503, _ => 400 }
        : error.Contains("must be logged in", StringComparison.Ordinal) ? 401
        : null;

    [GeneratedRegex(@"Error from server \((\w+)\)")]
    private static partial Regex Refusal();
}
