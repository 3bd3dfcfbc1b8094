using Kubewright.Core.Hosts;

namespace Kubewright.Diagnosis.Rules.Access;

/// <summary>sshd does not let the user in.</summary>
public sealed class LoginRefused() : ConnectionRule(ConnectionStage.Login)
{
    public override string Code => "login-refused";

    public override string Title => "Every host lets us in";
}
