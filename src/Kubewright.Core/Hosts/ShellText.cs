namespace Kubewright.Core.Hosts;

/// <summary>The one place where text becomes part of a shell script.</summary>
public static class ShellText
{
    /// <summary>Quotes a text so that sh takes it as one word, whatever it holds.</summary>
    public static string Quote(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:=,@%+".Contains(c))
            ? text
            : $"'{text.Replace("'", "'\\''")}'";

    /// <summary>A pipeline's start that prints the text byte by byte: <c>printf %s … | base64 -d</c>.</summary>
    public static string Printed(string text) =>
        $"printf %s {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text))} | base64 -d";
}
