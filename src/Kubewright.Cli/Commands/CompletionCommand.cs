using System.CommandLine;

namespace Kubewright.Cli.Commands;

/// <summary>Prints the script with which a shell completes command lines.</summary>
internal sealed class CompletionCommand : Command, IHaveExamples
{
    private static readonly string[] Shells = ["bash", "zsh"];

    private readonly Argument<string> _shell = new("SHELL") { Description = "bash or zsh" };

    public CompletionCommand(Composition on)
        : base("completion", "Print a script with which bash or zsh completes verbs, options, labs, hosts and files")
    {
        _shell.AcceptOnlyFromAmong(Shells);
        Arguments.Add(_shell);
        SetAction(parsed =>
        {
            on.Terminal.Out.Write(Script(parsed.GetRequiredValue(_shell)));
            return (int)ExitCode.Fine;
        });
    }

    public IReadOnlyList<string> Examples => ["source <(kubewright completion bash)", "kubewright completion bash > /etc/bash_completion.d/kubewright"];

    private static string Script(string shell)
    {
        var name = $"completion.{shell}";
        using var script = new StreamReader(typeof(CompletionCommand).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not built in"));
        return script.ReadToEnd();
    }
}
