using System.Net.Sockets;
using System.Text;

namespace Kubewright.Remote.Ssh;

/// <summary>
/// What ssh starts where it wants a password: this program itself, which asks the process that started ssh, through a socket that only its user can open. So the password
/// is in no argument, environment or file.
/// </summary>
public static class Askpass
{
    /// <summary>The environment variable with the socket's path. Where it is set, this process is ssh's helper.</summary>
    public const string Variable = "KUBEWRIGHT_ASKPASS";

    private const int Limit = 10_000;

    /// <summary>Passes ssh's question on and prints the answer.</summary>
    /// <param name="question">As ssh puts it: <c>admin@10.0.0.1's password: </c>.</param>
    /// <returns>The exit code: 0 with an answer, else 1, upon which ssh tries another way.</returns>
    public static async Task<int> AnswerAsync(string socket, string question, TextWriter output)
    {
        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { ReceiveTimeout = Limit };
        await client.ConnectAsync(new UnixDomainSocketEndPoint(socket));
        await using var stream = new NetworkStream(client);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(question.ReplaceLineEndings(" ") + "\n"));
        using var reader = new StreamReader(stream);
        using var limit = new CancellationTokenSource(Limit);
        var answer = await reader.ReadLineAsync(limit.Token);
        if (string.IsNullOrEmpty(answer))
        {
            return 1;
        }

        await output.WriteLineAsync(answer);
        return 0;
    }
}
