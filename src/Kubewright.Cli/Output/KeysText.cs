using Kubewright.Cli.Output.Documents;

namespace Kubewright.Cli.Output;

/// <summary>On which hosts the public key is, for people.</summary>
internal static class KeysText
{
    public static string Of(KeysDocument keys, Ink ink) => Columns.Of(
        keys.Hosts.Select(host => (string[])[host.Name, host.Address, host.LogsIn ? host.Key! : "failed", host.Problem ?? $"{host.User} logs in with the key in {host.ConnectMilliseconds:0} ms"]),
        paint: (row, column, cell) => column != 2 ? cell : keys.Hosts[row].LogsIn ? ink.Good(cell) : ink.Bad(cell));
}
