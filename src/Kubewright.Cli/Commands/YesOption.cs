using System.CommandLine;

namespace Kubewright.Cli.Commands;

/// <summary>Confirms beforehand what would be asked.</summary>
internal static class YesOption
{
    public static Option<bool> Create(string description) => new("--yes", "-y") { Description = description };
}
