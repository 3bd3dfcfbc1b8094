namespace Kubewright.Cli;

/// <summary>How the program ends. The only place with these numbers.</summary>
internal enum ExitCode
{
    /// <summary>Done, and nothing is left to say.</summary>
    Fine = 0,

    /// <summary>A plan with changes, or a check that found something wrong.</summary>
    Findings = 1,

    /// <summary>The command line or a file given to it is wrong; no host was contacted, or nothing was changed.</summary>
    BadInput = 2,

    /// <summary>A run was refused, or did not reach what it was for.</summary>
    RunFailed = 3,

    /// <summary>Something could not be asked, so nothing can be said.</summary>
    NotAssessed = 4,

    /// <summary>Ended by Ctrl-C or SIGTERM.</summary>
    Cancelled = 130,
}
