using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;

namespace Kubewright.Provisioning.Packages;

/// <summary>
/// Installs and holds packages. What runs asks nobody anything, waits for a lock that somebody else has, and tries a bounded number of times. Whatever it makes is
/// noted for a reset.
/// </summary>
internal abstract record PackageInstaller
{
    // A mirror that is being written to, or a host that has only just got its network, is right again in a moment.
    private const string Try = """
        try() { tries=1; until "$@"; do [ "$tries" -lt 3 ] || return 1; tries=$((tries + 1)); sleep 3; done; }

        """;

    private PackageInstaller()
    {
    }

    /// <summary>Installs packages: names, or what <see cref="Exactly"/> made of them.</summary>
    public abstract HostAction Install(IReadOnlyList<string> packages);

    /// <summary>Installs one version of some packages.</summary>
    public virtual HostAction InstallExactly(IReadOnlyList<string> names, string version) => Install([.. names.Select(name => Exactly(name, version))]);

    /// <summary>One version of a package, whatever the packagers' own number behind it is.</summary>
    /// <param name="version">The version of what is packaged: <c>1.32.0</c>.</param>
    public abstract string Exactly(string name, string version);

    /// <summary>Holds packages that are installed: no upgrade of the system moves them.</summary>
    public abstract HostAction Hold(IReadOnlyList<string> names);

    private static HostAction.RunCommand Run(string title, string script, string undoPrinter) =>
        new(new Command { Title = title, Script = Try + script, Timeout = TimeSpan.FromMinutes(15) }) { UndoPrinter = Try + undoPrinter, IsOutward = true };

    private static string Words(IEnumerable<string> packages) => string.Join(' ', packages.Select(ShellText.Quote));

    /// <summary>apt-get of Debian and Ubuntu.</summary>
    public sealed record Apt : PackageInstaller
    {
        // needrestart would restart services of others, or ask.
        private const string Setting = """
            export DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=l
            apt() { apt-get -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@"; }

            """;

        public override HostAction Install(IReadOnlyList<string> packages)
        {
            var words = Words(packages);

            // What is taken back is what came: dependencies too, and what had to give way comes back. apt says beforehand which those are.
            var undo = $$"""
                {{Setting}}try apt update >&2 || :
                changes=$(apt -s install --no-install-recommends {{words}} | awk '$1 == "Inst" && $3 !~ /^\[/ { print $2 "-" } $1 == "Remv" { print $2 }' | tr '\n' ' ')
                echo "DEBIAN_FRONTEND=noninteractive apt-get -qq -y --purge -o DPkg::Lock::Timeout=300 install $changes>/dev/null"
                """;
            return Run($"apt-get install {string.Join(' ', packages)}", $"{Setting}try apt update && apt install -y --no-install-recommends {words}", undo);
        }

        public override string Exactly(string name, string version) => $"{name}={version}-*";

        public override HostAction Hold(IReadOnlyList<string> names) => Run(
            $"apt-mark hold {string.Join(' ', names)}", $"apt-mark -qq hold {Words(names)}", $"echo {ShellText.Quote($"apt-mark -qq unhold {Words(names)}")}");
    }

    /// <summary>dnf, or yum before it, of RHEL and Fedora. Both wait for each other by themselves.</summary>
    /// <param name="Program"><c>dnf</c> or <c>yum</c>.</param>
    public sealed record Rpm(string Program) : PackageInstaller
    {
        // yum calls it a success when one of two packages is nowhere; dnf does not know that setting and does not need it.
        private string Settings => Program == "dnf" ? "--setopt=install_weak_deps=False" : "--setopt=skip_missing_names_on_install=False";

        private string Plugin => Program == "dnf" ? "'dnf-command(versionlock)'" : "yum-plugin-versionlock";

        private string HasPlugin => $"{Program} -q versionlock list >/dev/null 2>&1";

        // The Kubernetes project's repository is excluded from upgrades where its own instructions were followed.
        private string Included => Program == "dnf" ? "--setopt=disable_excludes=kubernetes" : "--disableexcludes=kubernetes";

        public override HostAction Install(IReadOnlyList<string> packages) => Install(packages, packages, Settings);

        public override HostAction InstallExactly(IReadOnlyList<string> names, string version) =>
            Install([.. names.Select(name => Exactly(name, version))], names, $"{Settings} {Included}");

        private HostAction.RunCommand Install(IReadOnlyList<string> packages, IReadOnlyList<string> names, string settings) => Run(
            $"{Program} install {string.Join(' ', packages)}",
            $"try {Program} -q -y {settings} install {Words(packages)}",
            $"""
            new=; for package in {Words(names)}; do rpm -q "$package" >/dev/null 2>&1 || new="$new $package"; done
            [ -z "$new" ] || echo "{Program} -q -y --setopt=clean_requirements_on_remove=True remove$new"
            """);

        public override string Exactly(string name, string version) => $"{name}-{version}";

        public override HostAction Hold(IReadOnlyList<string> names) => Run(
            $"{Program} versionlock add {string.Join(' ', names)}",
            $"{HasPlugin} || try {Program} -q -y install {Plugin}\n{Program} -q -y versionlock add {Words(names)}",
            $"""
            echo {ShellText.Quote($"{Program} -q -y versionlock delete {Words(Program == "dnf" ? names : names.Select(name => $"*:{name}-*"))}")}
            {HasPlugin} || echo {ShellText.Quote($"{Program} -q -y remove {Plugin}")}
            """);
    }
}
