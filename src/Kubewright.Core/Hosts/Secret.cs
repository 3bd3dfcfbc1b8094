namespace Kubewright.Core.Hosts;

/// <summary>A text that must not be shown, logged or put into arguments. It prints as <c>***</c>.</summary>
public sealed class Secret(string value)
{
    /// <summary>The text itself. Whoever asks for it answers for where it goes.</summary>
    public string Reveal() => value;

    public override string ToString() => "***";
}
