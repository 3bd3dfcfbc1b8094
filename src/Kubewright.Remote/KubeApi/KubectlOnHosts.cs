using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Kubewright.Core.Clusters;
using Kubewright.Core.Hosts;

namespace Kubewright.Remote.KubeApi;

/// <summary>The Kubernetes API as a control plane reaches it: kubectl on a host, with the administrator's kubeconfig there. The first host that gets an answer is asked on.</summary>
public sealed partial class KubectlOnHosts(IReadOnlyList<IHostSession> sessions) : IApiSource
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

    // The first question tells whether anybody answers; if not, the others are not asked. Four at a time, each into a file of its own.
    private static Command Script(IReadOnlyList<string> paths, string marker)
    {
        var script = new StringBuilder("export LC_ALL=C PATH=/usr/local/bin:/opt/kube/bin:$PATH\n");
        script.Append(CultureInfo.InvariantCulture, $"if [ ! -e {Kubeconfig} ] || ! command -v kubectl >/dev/null; then echo '{marker} absent'; exit; fi\n");
        script.Append("folder=$(mktemp -d) || exit 1\n");
        script.Append(CultureInfo.InvariantCulture, $"ask() {{ kubectl --kubeconfig {Kubeconfig} --request-timeout 8s get --raw \"$2\" >\"$folder/$1.out\" 2>\"$folder/$1.err\"; echo $? >\"$folder/$1.code\"; }}\n");
        for (var index = 0; index < paths.Count; index++)
        {
            script.Append(CultureInfo.InvariantCulture, $"ask {index} {ShellText.Quote(paths[index])}{(index == 0 ? "" : " &")}\n");
            script.Append(index == 0 ? "if grep -qi 'unable to connect\\|refused\\|timeout\\|no route\\|EOF' \"$folder/0.err\"; then down=yes; else down=; fi\n[ -n \"$down\" ] || {\n" : index % 4 == 0 ? "wait\n" : "");
        }

        script.Append(paths.Count > 0 ? "wait; }\n" : "");
        script.Append(CultureInfo.InvariantCulture, $"for index in $(seq 0 {paths.Count - 1}); do printf '\\n%s answer %s %s\\n' {marker} $index \"$(cat \"$folder/$index.code\" 2>/dev/null || echo down)\"; cat \"$folder/$index.out\" 2>/dev/null; printf '\\n%s error\\n' {marker}; cat \"$folder/$index.err\" 2>/dev/null; done\n");
        script.Append(CultureInfo.InvariantCulture, $"rm -rf \"$folder\"; printf '\\n%s end\\n' {marker}\n");
        return new Command { Script = script.ToString(), Title = $"ask the API {paths.Count} questions", ReadOnly = true, Timeout = TimeSpan.FromSeconds(90) };
    }

    private static ApiAnswer[] Split(string output, string marker, Host host, int count)
    {
        var answers = new ApiAnswer[count];
        Array.Fill(answers, new ApiAnswer(null, "", $"{host}'s answer was cut off"));
        var sections = output.Split($"\n{marker} ");
        string? first = null;
        for (var at = 1; at + 1 < sections.Length; at += 2)
        {
            var end = sections[at].IndexOf('\n', StringComparison.Ordinal);
            var head = sections[at][..end].Split(' ');
            var error = sections[at + 1][(sections[at + 1].IndexOf('\n', StringComparison.Ordinal) + 1)..].Trim();
            first ??= error;
            answers[int.Parse(head[1], CultureInfo.InvariantCulture)] = head[2] == "0"
                ? new ApiAnswer(200, sections[at][(end + 1)..])
                : new ApiAnswer(StatusOf(error), "", $"on {host}: {(head[2] == "down" ? first : error)}");
        }

        return answers;
    }

    // kubectl says "Error from server (Forbidden): …"; without "from server" nobody has answered.
    private static int? StatusOf(string error) => Refusal().Match(error) is { Success: true } match
        ? match.Groups[1].Value switch { "Forbidden" => 403, "Unauthorized" => 401, "NotFound" => 404, "InternalError" => 500, "ServiceUnavailable" => 503, _ => 400 }
        : error.Contains("must be logged in", StringComparison.Ordinal) ? 401
        : null;

    [GeneratedRegex(@"Error from server \((\w+)\)")]
    private static partial Regex Refusal();
}
