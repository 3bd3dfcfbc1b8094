using System.Globalization;

namespace Kubewright.Remote.Locks;

/// <summary>Who holds a host's lock: a run of this program on some machine.</summary>
public sealed record LockHolder
{
    public required string RunId { get; init; }

    public required string User { get; init; }

    public required string Machine { get; init; }

    /// <summary>The machine's id (<c>/etc/machine-id</c>), which tells machines of the same name apart.</summary>
    public required string MachineId { get; init; }

    public required int ProcessId { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>This process, from now on.</summary>
    public static LockHolder Here(string runId, TimeProvider time) => new()
    {
        RunId = runId,
        User = Environment.UserName,
        Machine = Environment.MachineName,
        MachineId = File.Exists("/etc/machine-id") ? File.ReadAllText("/etc/machine-id").Trim() : Environment.MachineName,
        ProcessId = Environment.ProcessId,
        Since = time.GetUtcNow(),
    };

    /// <summary>As written to the host: one <c>name=value</c> a line.</summary>
    public string ToText() => string.Concat(
        Line("run", RunId),
        Line("user", User),
        Line("machine", Machine),
        Line("machine-id", MachineId),
        Line("pid", ProcessId.ToString(CultureInfo.InvariantCulture)),
        Line("since", Since.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)));

    /// <summary>Reads what <see cref="ToText"/> wrote; null where it is not that.</summary>
    public static LockHolder? TryParse(string text)
    {
        var values = text.Split('\n').Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2).ToLookup(pair => pair[0], pair => pair[1]);
        string? Value(string name) => values[name].FirstOrDefault();
        if (Value("run") is not { } run || Value("user") is not { } user || Value("machine") is not { } machine || Value("machine-id") is not { } machineId
            || !int.TryParse(Value("pid"), CultureInfo.InvariantCulture, out var pid)
            || !DateTimeOffset.TryParse(Value("since"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since))
        {
            return null;
        }

        return new LockHolder { RunId = run, User = user, Machine = machine, MachineId = machineId, ProcessId = pid, Since = since };
    }

    public override string ToString() => $"run {RunId} of {User}@{Machine} (pid {ProcessId}) since {Since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC";

    private static string Line(string name, string value) => $"{name}={value.ReplaceLineEndings(" ")}\n";
}
