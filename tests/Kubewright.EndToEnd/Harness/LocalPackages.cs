using System.Diagnostics;
using System.Security.Cryptography;
using Kubewright.Lab;

namespace Kubewright.EndToEnd.Harness;

/// <summary>Packages of kubeadm, kubelet and kubectl made of the lab's own programs, laid out as the Kubernetes project's are, and an apt repository of them on a host.</summary>
internal static class LocalPackages
{
    private const string Folder = "/srv/kubernetes";

    private const string Unit = """
        [Unit]
        Description=kubelet: The Kubernetes Node Agent
        After=network-online.target
        StartLimitIntervalSec=0
        [Service]
        ExecStart=/usr/bin/kubelet
        Restart=always
        RestartSec=10
        [Install]
        WantedBy=multi-user.target

        """;

    private const string DropIn = """
        [Service]
        Environment="KUBELET_KUBECONFIG_ARGS=--bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf --kubeconfig=/etc/kubernetes/kubelet.conf"
        Environment="KUBELET_CONFIG_ARGS=--config=/var/lib/kubelet/config.yaml"
        EnvironmentFile=-/var/lib/kubelet/kubeadm-flags.env
        EnvironmentFile=-/etc/default/kubelet
        ExecStart=
        ExecStart=/usr/bin/kubelet $KUBELET_KUBECONFIG_ARGS $KUBELET_CONFIG_ARGS $KUBELET_KUBEADM_ARGS $KUBELET_EXTRA_ARGS

        """;

    /// <summary>Makes a host know a repository with the programs of a folder as packages of that version, and no other.</summary>
    public static async Task OfferAsync(LabLayout lab, string host, string programs, string version)
    {
        var work = Path.Combine(lab.Directory, "packages");
        var index = "";
        foreach (var name in (string[])["kubeadm", "kubelet", "kubectl"])
        {
            index += await BuildAsync(work, name, Path.Combine(programs, name), version);
        }

        await File.WriteAllTextAsync(Path.Combine(work, "Packages"), index);
        await SendAsync(
            lab,
            host,
            $"cd {work} && tar -cf - *.deb Packages",
            $"""
             mkdir -p {Folder} && tar -xf - --no-same-owner -C {Folder}
             for file in /etc/apt/sources.list /etc/apt/sources.list.d/*; do [ ! -e "$file" ] || rm "$file"; done
             echo 'deb [trusted=yes] file:{Folder} ./' >/etc/apt/sources.list.d/kubernetes.list
             """);
        Directory.Delete(work, recursive: true);
    }

    private static async Task<string> BuildAsync(string work, string name, string program, string version)
    {
        var root = Path.Combine(work, name);
        Put(Path.Combine(root, "usr/bin", name), path => File.Copy(program, path));
        var control = $"Package: {name}\nVersion: {version}-1.1\nArchitecture: amd64\nMaintainer: Nobody <nobody@example.com>\nDescription: {name}\n";
        Put(Path.Combine(root, "DEBIAN/control"), path => File.WriteAllText(path, control));
        if (name == "kubelet")
        {
            Put(Path.Combine(root, "usr/lib/systemd/system/kubelet.service"), path => File.WriteAllText(path, Unit));
            Put(Path.Combine(root, "usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf"), path => File.WriteAllText(path, DropIn));
        }

        var package = $"{root}.deb";
        await RunAsync("sh", "-c", $"dpkg-deb -Znone --build {root} {package} >/dev/null");
        await using var content = File.OpenRead(package);
        return $"{control}Filename: ./{name}.deb\nSize: {content.Length}\nSHA256: {Convert.ToHexStringLower(await SHA256.HashDataAsync(content))}\n\n";
    }

    private static void Put(string path, Action<string> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        write(path);
    }

    // What one command here prints is the input of another on the host.
    private static Task SendAsync(LabLayout lab, string host, string here, string there)
    {
        var command = LabSsh.Command(lab, lab.Demand(host), LabSsh.Root, ["sh", "-c", there]);
        return RunAsync("sh", ["-c", $"{here} | \"$@\"", "sh", .. command]);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', arguments)} ended with {process.ExitCode}: {await error}");
    }
}
