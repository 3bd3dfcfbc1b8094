using System.Security.Cryptography;
using System.Text;
using Kubewright.Core.Artifacts;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Provisioning.Steps.Removal;
using Kubewright.Remote.Local;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Core.Plans;

/// <summary>The scripts are really run, in a folder.</summary>
public sealed class ActionScriptTests : IDisposable
{
    private const string Notes = "/var/lib/kubewright/undo";

    private readonly ShellSandbox _sandbox = new();

    public static TheoryData<string> Paths => ["/etc/plain.conf", "/etc/new/deep/er/file", "/etc/with blank", "/etc/it's \"quoted\"", "/etc/$HOME `id` \\n %s", "/etc/ünïcode"];

    public static TheoryData<string> Contents => ["plain\n", "", "no newline", "it's \"$HOME\" `id` \\n %s\n", "ünïcode ✓\n", "tab\tand\r\nreturn\n", new string('x', 300_000)];

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_file_is_written_where_it_belongs_and_taken_back(string path)
    {
        Directory.CreateDirectory(_sandbox.PathOf("/etc"));
        var before = _sandbox.Tree("/etc");

        await PerformAsync(new HostAction.WriteFile(_sandbox.PathOf(path), "new\n"));
        Assert.Equal("new\n", _sandbox.Read(path));
        await RestoreAsync();

        Assert.Equal(before, _sandbox.Tree("/etc"));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_file_that_was_there_comes_back_as_it_was(string path)
    {
        _sandbox.Write(path, "owner's\n");
        File.SetUnixFileMode(_sandbox.PathOf(path), UnixFileMode.UserRead | UnixFileMode.GroupRead);
        var (before, time) = (_sandbox.Tree("/etc"), File.GetLastWriteTimeUtc(_sandbox.PathOf(path)));

        await PerformAsync(new HostAction.WriteFile(_sandbox.PathOf(path), "ours\n"));
        await PerformAsync(new HostAction.WriteFile(_sandbox.PathOf(path), "ours again\n"));
        Assert.Equal("ours again\n", _sandbox.Read(path));
        Assert.Single(Directory.GetFiles(_sandbox.PathOf(Notes)));
        await RestoreAsync();

        Assert.Equal(before, _sandbox.Tree("/etc"));
        Assert.Equal(time, File.GetLastWriteTimeUtc(_sandbox.PathOf(path)));
    }

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task A_files_text_arrives_byte_by_byte(string content)
    {
        await PerformAsync(new HostAction.WriteFile(_sandbox.PathOf("/etc/file"), content));

        Assert.Equal(content, _sandbox.Read("/etc/file"));
    }

    [Fact]
    public async Task A_link_is_replaced_by_a_file_and_comes_back_as_a_link()
    {
        _sandbox.Write("/etc/target", "the target's own\n");
        File.CreateSymbolicLink(_sandbox.PathOf("/etc/link"), _sandbox.PathOf("/etc/target"));
        var before = _sandbox.Tree("/etc");

        await PerformAsync(new HostAction.WriteFile(_sandbox.PathOf("/etc/link"), "ours\n"));
        Assert.Equal("the target's own\n", _sandbox.Read("/etc/target"));
        await RestoreAsync();

        Assert.Equal(before, _sandbox.Tree("/etc"));
    }

    [Fact]
    public async Task A_file_has_the_mode_it_is_to_have()
    {
        await PerformAsync(new HostAction.WriteFile(_sandbox.PathOf("/etc/open"), ""));
        await PerformAsync(new HostAction.WriteFile(_sandbox.PathOf("/etc/closed"), "") { Mode = "0600" });

        Assert.Equal("644", Mode("/etc/open"));
        Assert.Equal("600", Mode("/etc/closed"));
    }

    [Fact]
    public async Task A_passing_secret_is_roots_alone_and_no_copy_of_what_was_there_is_kept()
    {
        _sandbox.Write("/etc/secret", "an older secret");

        await PerformAsync(new HostAction.WriteFile(_sandbox.PathOf("/etc/secret"), "secret") { Mode = "0600", IsSecret = true, IsPassing = true });

        Assert.Equal("600", Mode("/etc/secret"));
        Assert.False(_sandbox.Has("/var/lib/kubewright"));
    }

    [Fact]
    public async Task A_folder_that_others_use_by_now_stays()
    {
        Directory.CreateDirectory(_sandbox.PathOf("/etc"));
        await PerformAsync(new HostAction.WriteFile(_sandbox.PathOf("/etc/new/deep/file"), ""));
        _sandbox.Write("/etc/new/owner's", "");

        await RestoreAsync();

        Assert.False(_sandbox.Has("/etc/new/deep"));
        Assert.True(_sandbox.Has("/etc/new/owner's"));
    }

    [Fact]
    public async Task A_file_that_is_removed_comes_back()
    {
        _sandbox.Write("/etc/cni/other.conflist", "{}");
        var before = _sandbox.Tree("/etc");

        await PerformAsync(new HostAction.RemoveFile(_sandbox.PathOf("/etc/cni/other.conflist")));
        Assert.False(_sandbox.Has("/etc/cni/other.conflist"));
        await RestoreAsync();

        Assert.Equal(before, _sandbox.Tree("/etc"));
    }

    [Fact]
    public async Task Removing_a_file_that_is_not_there_is_no_failure() => await PerformAsync(new HostAction.RemoveFile(_sandbox.PathOf("/etc/none")));

    [Fact]
    public async Task Things_are_taken_back_last_first()
    {
        await PerformAsync(Noting("first"));
        await PerformAsync(Noting("second"));
        await PerformAsync(Noting("first"));

        await RestoreAsync();

        Assert.Equal(["hostname undo second", "hostname undo first"], _sandbox.Calls.Where(call => call.StartsWith("hostname undo", StringComparison.Ordinal)));
        Assert.False(_sandbox.Has("/var/lib/kubewright"));
    }

    [Fact]
    public async Task A_command_is_run_after_its_undo_is_noted()
    {
        await PerformAsync(new HostAction.RunCommand(new Command { Title = "hostname new", Script = $"ls {Notes} >noted; false" }) { UndoPrinter = "echo hostname old" }, code: 1);

        Assert.Equal("0000-hostname_new\n", File.ReadAllText(Path.Combine(_sandbox.Root, "noted")));
    }

    [Fact]
    public async Task A_program_is_fetched_verified_and_known_by_its_digest_without_hashing_it_again()
    {
        var artifact = Offered("/mirror/files/kubelet", "#!/bin/sh\n");
        Directory.CreateDirectory(_sandbox.PathOf("/usr"));
        var (before, path) = (_sandbox.Tree("/usr"), _sandbox.PathOf("/usr/local/bin/kubelet"));

        await PerformAsync(new HostAction.FetchFile(artifact, path));

        Assert.Equal("755", Mode("/usr/local/bin/kubelet"));
        _sandbox.Program("sha256sum", "exit 1");
        Assert.Equal(artifact.Sha256, Known(await _sandbox.AskAsync(new FileDigest(path))));
        await RestoreAsync();
        Assert.Equal(before, _sandbox.Tree("/usr"));
    }

    [Fact]
    public async Task A_program_that_was_changed_after_it_was_verified_is_hashed_again()
    {
        var path = _sandbox.PathOf("/usr/local/bin/kubelet");
        await PerformAsync(new HostAction.FetchFile(Offered("/mirror/files/kubelet", "one"), path));

        File.WriteAllText(path, "two");

        Assert.Equal(Sha256("two"), Known(await _sandbox.AskAsync(new FileDigest(path))));
    }

    [Fact]
    public async Task A_program_with_a_wrong_digest_is_not_put_in_place()
    {
        var artifact = Offered("/mirror/files/kubelet", "good") with { Sha256 = Sha256("other") };
        _sandbox.Write("/usr/local/bin/kubelet", "old");

        var result = await PerformAsync(new HostAction.FetchFile(artifact, _sandbox.PathOf("/usr/local/bin/kubelet")), code: 1);

        Assert.Contains("does not have the digest", result.Error, StringComparison.Ordinal);
        Assert.Equal("old", _sandbox.Read("/usr/local/bin/kubelet"));
        Assert.False(_sandbox.Has("/usr/local/bin/kubelet.part"));
    }

    [Fact]
    public async Task A_fetch_that_was_cut_off_goes_on_where_it_was()
    {
        var artifact = Offered("/mirror/files/kubelet", "0123456789");
        _sandbox.Write("/usr/local/bin/kubelet.part", "01234");

        await PerformAsync(new HostAction.FetchFile(artifact, _sandbox.PathOf("/usr/local/bin/kubelet")));

        Assert.Equal("0123456789", _sandbox.Read("/usr/local/bin/kubelet"));
    }

    [Fact]
    public async Task The_word_for_this_machine_is_replaced_by_the_address_the_host_sees()
    {
        _sandbox.Program("curl", $"while [ $# -gt 1 ]; do [ \"$1\" != -o ] || printf x >\"$2\"; shift; done; echo \"$1\" >{_sandbox.PathOf("/asked")}");
        var offer = new ArtifactOffer(ArtifactOffer.Nothing.Catalog, $"http://{ArtifactOffer.Controller}:8080/some/path");

        await RunAsync(ActionScript.For(new HostAction.FetchFile(Artifact("files/kubelet", "x"), _sandbox.PathOf("/usr/kubelet")), offer), 0);

        Assert.Equal("http://192.168.2.1:8080/some/path/files/kubelet\n", _sandbox.Read("/asked"));
    }

    [Fact]
    public async Task An_image_is_imported_and_removed_again_and_its_archive_is_not_kept()
    {
        var image = Offered("/mirror/images/pause.tar", "tar") with { Kind = ArtifactKind.Image, References = ["registry.k8s.io/pause:3.10", "it's/odd:1"] };

        await PerformAsync(new HostAction.ImportImage(image));
        Assert.Equal([$"ctr -n k8s.io images import {_sandbox.PathOf($"/var/lib/kubewright/images/{image.Sha256}.tar")}"], _sandbox.Calls);
        Assert.Empty(Directory.GetFiles(_sandbox.PathOf("/var/lib/kubewright/images")));
        await RestoreAsync();

        Assert.Contains("ctr -n k8s.io images rm registry.k8s.io/pause:3.10 it's/odd:1", _sandbox.Calls);
    }

    [Theory]
    [InlineData(UnitState.Restarted, new[] { "enable --quiet x.service", "restart x.service" })]
    [InlineData(UnitState.Reloaded, new[] { "enable --quiet x.service", "reload-or-restart x.service" })]
    [InlineData(UnitState.Enabled, new[] { "enable --quiet x.service" })]
    [InlineData(UnitState.Stopped, new[] { "disable --quiet --now x.service" })]
    public async Task A_unit_is_brought_into_its_state(UnitState state, string[] calls)
    {
        await PerformAsync(new HostAction.SetUnit("x.service", state));

        Assert.Equal(["is-enabled x.service", "is-active x.service", "show -p NeedDaemonReload --value x.service", "daemon-reload", .. calls], SystemctlCalls());
    }

    [Fact]
    public async Task Units_are_not_read_again_for_one_that_is_enabled_and_as_systemd_knows_it()
    {
        _sandbox.Program("systemctl", "case $1 in is-enabled) echo enabled ;; is-active) echo active ;; show) echo no ;; esac");

        await PerformAsync(new HostAction.SetUnit("x.service", UnitState.Reloaded));

        Assert.Equal("reload-or-restart x.service", SystemctlCalls()[^1]);
        Assert.DoesNotContain(SystemctlCalls(), call => call.StartsWith("daemon-reload", StringComparison.Ordinal) || call.StartsWith("enable", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("enabled", "active", new[] { "enable --quiet x.service", "stop x.service", "daemon-reload", "cat x.service", "restart x.service" })]
    [InlineData("enabled-runtime", "inactive", new[] { "enable --quiet x.service", "stop x.service", "daemon-reload" })]
    [InlineData("disabled", "inactive", new[] { "disable --quiet x.service", "stop x.service", "daemon-reload" })]
    [InlineData("disabled", "active", new[] { "disable --quiet x.service", "stop x.service", "daemon-reload", "cat x.service", "restart x.service" })]
    [InlineData("", "", new[] { "disable --quiet x.service", "stop x.service", "daemon-reload" })]
    public async Task A_unit_comes_back_into_the_state_it_was_found_in(string enabled, string active, string[] calls)
    {
        _sandbox.Program("systemctl", $"case $1 in is-enabled) echo {enabled}; [ -n '{enabled}' ] ;; is-active) echo {active}; [ '{active}' = active ] ;; esac");
        await PerformAsync(new HostAction.SetUnit("x.service", UnitState.Restarted));
        var before = SystemctlCalls().Count;

        await RestoreAsync();

        // A unit that ran is started again only when every file is back.
        Assert.Equal(calls, SystemctlCalls().Skip(before));
    }

    [Fact]
    public async Task A_unit_whose_package_is_taken_back_too_is_not_started_again()
    {
        _sandbox.Program("systemctl", "case $1 in is-enabled) echo enabled ;; is-active) echo active ;; cat) exit 1 ;; esac");
        await PerformAsync(new HostAction.SetUnit("x.service", UnitState.Restarted));
        var before = SystemctlCalls().Count;

        await RestoreAsync();

        Assert.DoesNotContain("restart x.service", SystemctlCalls().Skip(before));
    }

    [Fact]
    public async Task A_units_odd_name_arrives_as_it_is()
    {
        _sandbox.Program("systemctl", "case $1 in is-enabled) echo enabled ;; is-active) echo active ;; esac");
        const string unit = @"mnt-it\x2ds.mount";

        await PerformAsync(new HostAction.SetUnit(unit, UnitState.Restarted));
        await RestoreAsync();

        Assert.Equal(6, _sandbox.Calls.Count(call => call.EndsWith($"{unit}", StringComparison.Ordinal) && !call.Contains("is-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Whatever_fails_in_a_script_ends_it()
    {
        _sandbox.Program("systemctl", "[ $1 != restart ] || { echo 'Job for x.service failed' >&2; exit 1; }");

        var result = await PerformAsync(new HostAction.SetUnit("x.service", UnitState.Restarted), code: 1);

        Assert.Equal("Job for x.service failed\n", result.Error);
    }

    private static string Known(Fact<string?> fact) => Assert.IsType<Fact<string?>.Known>(fact).Value!;

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static Artifact Artifact(string location, string content) => new()
    {
        Name = "kubelet", Version = "v1.32.0", Architecture = "amd64", Kind = ArtifactKind.File, Location = location, Sha256 = Sha256(content),
    };

    private static HostAction.RunCommand Noting(string word) => new(new Command { Title = word, Script = "true" }) { UndoPrinter = $"echo hostname undo {word}" };

    private Artifact Offered(string path, string content) => Artifact($"file://{_sandbox.Write(path, content)}", content);

    private string Mode(string path) => Convert.ToString((int)File.GetUnixFileMode(_sandbox.PathOf(path)), 8);

    private List<string> SystemctlCalls() => [.. _sandbox.Calls.Where(call => call.StartsWith("systemctl ", StringComparison.Ordinal)).Select(call => call["systemctl ".Length..])];

    private Task<LocalProcessResult> PerformAsync(HostAction action, int code = 0) => RunAsync(ActionScript.For(action, ArtifactOffer.Nothing), code);

    // As the reset's own step does it.
    private Task<LocalProcessResult> RestoreAsync()
    {
        var situation = new Situation(Toy.Blueprint, Toy.Host("cp1"), FactSet.Empty.WithKnown(Toy.Host("cp1"), new UndoNotes(), (IReadOnlyList<string>)["0000-x"]));
        var change = Assert.IsType<Decision.Change>(new RestoreHost().Decide(situation));
        return RunAsync(ActionScript.For(Assert.Single(change.Actions), ArtifactOffer.Nothing), 0);
    }

    private async Task<LocalProcessResult> RunAsync(Command command, int code)
    {
        var result = await _sandbox.RunAsync(command);
        Assert.True(result.ExitCode == code, $"'{command.Title}' ended with code {result.ExitCode}: {result.Error}");
        return result;
    }
}
