using System.Text;
using Kubewright.Core.Hosts;

namespace Kubewright.Remote.Ssh;

/// <summary>What is sent to a channel's far end: the agent itself (<c>agent.sh</c>), scripts to run, and words to the agent.</summary>
internal sealed class Agent(string nonce)
{
    /// <summary>Up to this size a script passes line by line through the agent's <c>read</c>; above, starting <c>head</c> for it is quicker.</summary>
    private const int LargestByLine = 2048;

    /// <summary>The agent's text, the first thing to be sent.</summary>
    public byte[] Text { get; } = Encoding.UTF8.GetBytes(Resource().Replace("@NONCE@", nonce));

    /// <summary>Tells the agent which process group to end when its input ends.</summary>
    public byte[] Group(long id) => Encoding.UTF8.GetBytes($"{nonce} group {id}\n");

    /// <summary>Lets the agent end without ending what runs.</summary>
    public byte[] Bye => Encoding.UTF8.GetBytes($"{nonce} bye\n");

    /// <summary>A script as a word to eval in a subshell with an empty input, and the marks of its end.</summary>
    /// <exception cref="ArgumentException">The script holds a zero byte, which no shell can take.</exception>
    public byte[] Run(int id, string script)
    {
        if (script.Contains('\0'))
        {
            throw new ArgumentException("a script cannot hold a zero byte", nameof(script));
        }

        var request = Encoding.UTF8.GetBytes($"( eval {ShellText.Quote(script)} ) </dev/null; kw_end {id}\n");
        return request.Length <= LargestByLine ? request : [.. Encoding.UTF8.GetBytes($"{nonce} bytes {request.Length}\n"), .. request];
    }

    private static string Resource()
    {
        using var stream = typeof(Agent).Assembly.GetManifestResourceStream("agent.sh")
            ?? throw new InvalidOperationException("agent.sh is not part of the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
