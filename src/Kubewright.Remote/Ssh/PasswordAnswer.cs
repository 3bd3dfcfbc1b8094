using System.Net.Sockets;
using System.Text;
using Kubewright.Core.Hosts;

namespace Kubewright.Remote.Ssh;

/// <summary>Answers the questions of one ssh with a password: those for a password, and each way of asking once.</summary>
internal sealed class PasswordAnswer : IDisposable
{
    // sshd may ask in two ways, and ssh for a passphrase before that.
    private const int MostQuestions = 6;

    private readonly Socket _listener;
    private readonly string _path;
    private readonly Secret _password;
    private readonly CancellationTokenSource _closing = new();

    private PasswordAnswer(Socket listener, string path, Secret password)
    {
        (_listener, _path, _password) = (listener, path, password);
        _ = AnswerAsync();
    }

    /// <param name="directory">One that only this user can enter.</param>
    public static PasswordAnswer Listen(string directory, Secret password)
    {
        var path = Path.Combine(directory, "p");
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen(MostQuestions);
        return new PasswordAnswer(listener, path, password);
    }

    /// <summary>Whether a question is one for the password. A key's passphrase and an unknown host key are none.</summary>
    public static bool IsForPassword(string question) =>
        question.Contains("password", StringComparison.OrdinalIgnoreCase) && !question.Contains("passphrase", StringComparison.OrdinalIgnoreCase)
        && !question.Contains("new password", StringComparison.OrdinalIgnoreCase);

    /// <summary>What makes ssh ask here. DISPLAY is for clients before OpenSSH 8.4, which ask nobody without one.</summary>
    public IReadOnlyDictionary<string, string> Environment(string askpass) => new Dictionary<string, string>
    {
        ["SSH_ASKPASS"] = askpass,
        ["SSH_ASKPASS_REQUIRE"] = "force",
        ["DISPLAY"] = System.Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 } display ? display : "none",
        [Askpass.Variable] = _path,
    };

    public void Dispose()
    {
        _closing.Cancel();
        _listener.Dispose();
    }

    private async Task AnswerAsync()
    {
        try
        {
            for (var questions = 0; questions < MostQuestions; questions++)
            {
                using var client = await _listener.AcceptAsync(_closing.Token);
                await AnswerAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException or IOException)
        {
            // ssh has its answer or is gone; what became of the login is its own word.
        }
    }

    private async Task AnswerAsync(Socket client)
    {
        await using var stream = new NetworkStream(client);
        using var reader = new StreamReader(stream);
        var question = await reader.ReadLineAsync(_closing.Token) ?? "";
        await stream.WriteAsync(Encoding.UTF8.GetBytes(IsForPassword(question) ? $"{_password.Reveal()}\n" : "\n"), _closing.Token);
    }
}
