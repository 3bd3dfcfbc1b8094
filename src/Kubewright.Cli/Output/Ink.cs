namespace Kubewright.Cli.Output;

/// <summary>Colours for text, or none.</summary>
internal sealed class Ink(bool colour)
{
    public static readonly Ink None = new(false);

    public string Good(string text) => Paint(text, 32);

    public string Notice(string text) => Paint(text, 33);

    public string Bad(string text) => Paint(text, 31);

    public string Faint(string text) => Paint(text, 90);

    public string Strong(string text) => Paint(text, 1);

    private string Paint(string text, int code) => colour && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}
