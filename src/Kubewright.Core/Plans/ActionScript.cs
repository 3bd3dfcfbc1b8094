using Kubewright.Core.Artifacts;
using Kubewright.Core.Hosts;

namespace Kubewright.Core.Plans;

/// <summary>
/// How each action is performed: as a script that first notes, on the host, how to take it back. The notes are sh files in <see cref="UndoFolder"/>, numbered
/// in order; the first note of a kind is kept, because it describes the host as it was found. A note may append lines to the file <c>$last</c>, which is run
/// after all notes, when every file is back in its place.
/// </summary>
public static class ActionScript
{
    /// <summary>What Kubewright keeps on a host.</summary>
    public const string StateFolder = "/var/lib/kubewright";

    /// <summary>The notes by which a reset restores the host.</summary>
    public const string UndoFolder = StateFolder + "/undo";

    /// <summary>Digests of files that were verified as they were laid down, with size, time and inode.</summary>
    public const string DigestFolder = StateFolder + "/digests";

    /// <summary>What each archive that was unpacked consists of: its digest, then size, time, inode and path of every file.</summary>
    public const string ArchiveFolder = StateFolder + "/archives";

    private const string Prelude = """
        set -eu
        export LC_ALL=C DEBIAN_FRONTEND=noninteractive
        undo=/var/lib/kubewright/undo
        originals=/var/lib/kubewright/originals
        # remember KEY: keeps standard input as the note, unless there is one of that key.
        remember() {
            mkdir -p -m 0700 "$undo"
            for note in "$undo"/*-"$1"; do [ ! -e "$note" ] || { cat >/dev/null; return 0; }; done
            count=$(find "$undo" -type f -name '[0-9]*-*' | wc -l)
            cat >"$undo/.new"
            mv "$undo/.new" "$undo/$(printf %04d "$count")-$1"
        }
        key() { printf %s "$1" | tr -c 'A-Za-z0-9._' '_'; }
        quoted() { printf "'"; printf %s "$1" | sed "s/'/'\\\\''/g"; printf "'"; }
        remember_file() {
            if [ -e "$1" ] || [ -L "$1" ]; then
                mkdir -p -m 0700 "$originals$(dirname "$1")"
                [ -e "$originals$1" ] || [ -L "$originals$1" ] || cp -a "$1" "$originals$1"
                here=$(quoted "$1")
                printf 'mkdir -p "$(dirname %s)"; cp -a %s %s\n' "$here" "$(quoted "$originals$1")" "$here"
            else
                missing=$(dirname "$1"); made=
                while [ ! -d "$missing" ]; do made="$made $(quoted "$missing")"; missing=$(dirname "$missing"); done
                printf 'rm -f %s\n' "$(quoted "$1")"
                [ -z "$made" ] || printf 'rmdir --ignore-fail-on-non-empty %s 2>/dev/null || :\n' "$made"
            fi | remember "file$(key "$1")"
        }
        download() { # URL FILE
            if command -v curl >/dev/null; then curl -fsS --retry 5 --retry-delay 1 --retry-connrefused --connect-timeout 10 -C - -o "$2" "$1"
            else wget -q -c -t 5 -O "$2" "$1"; fi
        }
        is() { echo "$1  $2" | sha256sum -c --quiet - 2>/dev/null; } # SHA256 FILE
        fetch() { # URL SHA256 FILE
            url=$(printf %s "$1" | sed "s/{controller}/${KUBEWRIGHT_CONTROLLER:-127.0.0.1}/")
            # A part that a killed run left is gone on with; where that does not come out right, once more from the start.
            download "$url" "$3" && is "$2" "$3" && return 0
            rm -f "$3"
            download "$url" "$3" || exit
            is "$2" "$3" || { rm -f "$3"; echo "$url does not have the digest $2" >&2; exit 1; }
        }
        """ + "\n";

    /// <summary>The action of a run, in the environment that it needs.</summary>
    public static Command For(HostAction action, Blueprint blueprint)
    {
        var command = For(action, blueprint.Artifacts);
        return action.ReachesOut ? command with { Script = OutwardEnvironment.Script(blueprint.Spec) + command.Script } : command;
    }

    public static Command For(HostAction action, ArtifactOffer offer) => action switch
    {
        HostAction.WriteFile write => Scripted(write, WriteFile(write)),
        HostAction.RemoveFile remove => Scripted(remove, $"remember_file {Quote(remove.Path)}\nrm -f {Quote(remove.Path)}\n"),
        HostAction.FetchFile fetch => Scripted(fetch, FetchFile(fetch, offer)) with { Timeout = TimeSpan.FromMinutes(15) },
        HostAction.UnpackArchive unpack => Scripted(unpack, UnpackArchive(unpack, offer)) with { Timeout = TimeSpan.FromMinutes(15) },
        HostAction.ImportImage import => Scripted(import, ImportImage(import, offer)) with { Timeout = TimeSpan.FromMinutes(15) },
        HostAction.SetUnit unit => Scripted(unit, SetUnit(unit)) with { Timeout = TimeSpan.FromMinutes(2) },
        HostAction.RunCommand { UndoPrinter: { } printer } run => run.Command with
        {
            Script = $"{Prelude}(\n{printer}\n) | remember \"$(key {Quote(run.Command.Title)})\"\n{run.Command.Script}",
        },
        HostAction.RunCommand run => run.Command,
        _ => throw new InvalidOperationException($"unknown action {action.GetType().Name}"),
    };

    private static Command Scripted(HostAction action, string script) => new() { Title = action.Title, Script = Prelude + script };

    private static string WriteFile(HostAction.WriteFile write)
    {
        var path = Quote(write.Path);

        // Programs that read whole folders pass over names with a dot in front: a kubelet would run a pod for each of two manifests.
        var passing = Quote($"{write.Path[..(write.Path.LastIndexOf('/') + 1)]}.{write.Path[(write.Path.LastIndexOf('/') + 1)..]}.kubewright");
        return (write.IsPassing ? "" : $"remember_file {path}\n") + $"""
            mkdir -p "$(dirname {path})"
            umask 077
            {ShellText.Printed(write.Content)} > {passing}
            chmod {write.Mode} {passing}
            mv -T {passing} {path}

            """;
    }

    private static string FetchFile(HostAction.FetchFile fetch, ArtifactOffer offer)
    {
        var path = Quote(fetch.Path);
        return $"""
            remember_file {path}
            mkdir -p "$(dirname {path})"
            fetch {Quote(offer.UrlOf(fetch.Artifact))} {fetch.Artifact.Sha256} {path}.part
            chmod 0755 {path}.part
            mv -T {path}.part {path}
            mkdir -p {DigestFolder}
            echo "{fetch.Artifact.Sha256} $(stat -c '%s %.9Y %i' {path})" > "{DigestFolder}/$(printf %s {path} | tr / _)"

            """;
    }

    // Archives name what they hold with or without ./ in front. Times are those of the unpacking, by which services notice that their program is a new one.
    private static string UnpackArchive(HostAction.UnpackArchive unpack, ArtifactOffer offer)
    {
        var (archive, folder, record) = ($"{ArchiveFolder}/{unpack.Artifact.Sha256}.tar", Quote(unpack.Folder), Quote($"{ArchiveFolder}/{unpack.Artifact.Name}"));
        return $"""
            mkdir -p {ArchiveFolder}
            fetch {Quote(offer.UrlOf(unpack.Artifact))} {unpack.Artifact.Sha256} {archive}
            tar -tf {archive} | sed 's|^\./||' | grep -v '/$' | grep -v '^$' >{record}.members
            if grep -qE '^/|(^|/)\.\.(/|$)' {record}.members; then echo '{unpack.Artifact.Name} names what lies outside of its folder' >&2; exit 1; fi
            while IFS= read -r member; do remember_file {folder}/"$member"; done <{record}.members
            rm -rf {folder}/.kubewright
            mkdir -p {folder}/.kubewright
            tar -xmf {archive} --no-same-owner -C {folder}/.kubewright
            echo {unpack.Artifact.Sha256} >{record}.new
            while IFS= read -r member; do
                mkdir -p "$(dirname {folder}/"$member")"
                mv -T {folder}/.kubewright/"$member" {folder}/"$member"
                stat -c '%s %.9Y %i %n' {folder}/"$member" >>{record}.new
            done <{record}.members
            mv {record}.new {record}
            rm -rf {folder}/.kubewright {record}.members {archive}

            """;
    }

    private static string ImportImage(HostAction.ImportImage import, ArtifactOffer offer)
    {
        var archive = $"{StateFolder}/images/{import.Artifact.Sha256}.tar";
        var references = string.Join(' ', import.Artifact.References.Select(Quote));
        return $"""
            mkdir -p {StateFolder}/images
            fetch {Quote(offer.UrlOf(import.Artifact))} {import.Artifact.Sha256} {archive}
            {Note($"ctr -n k8s.io images rm {references} >/dev/null 2>&1 || :")} | remember image{import.Artifact.Sha256}
            ctr -n k8s.io images import {archive} >/dev/null
            rm -f {archive}

            """;
    }

    private static string SetUnit(HostAction.SetUnit set)
    {
        var unit = Quote(set.Unit);
        var change = set.State switch
        {
            UnitState.Restarted => $"enable\nsystemctl restart {unit}\n",
            UnitState.Reloaded => $"enable\nsystemctl reload-or-restart {unit}\n",
            UnitState.Enabled => "enable\n",
            _ => $"systemctl disable --quiet --now {unit}\n",
        };
        return $$"""
            was=$(systemctl is-enabled {{unit}} 2>/dev/null || :); ran=$(systemctl is-active {{unit}} 2>/dev/null || :)
            {
                case $was in
                    enabled*) {{Note($"systemctl enable --quiet {unit} 2>/dev/null || :")}} ;;
                    *) {{Note($"systemctl disable --quiet {unit} 2>/dev/null || :")}} ;;
                esac
                {{Note($"systemctl stop {unit} 2>/dev/null || :")}}
                [ "$ran" != active ] || {{Note($"{Note($"! systemctl cat {unit} >/dev/null 2>&1 || systemctl restart {unit}")} >>\"$last\"")}}
            } | remember "unit$(key {{unit}})"
            # systemd reads all units again for either; on a busy host that takes a second.
            enable() { case $was in enabled) ;; *) systemctl enable --quiet {{unit}} ;; esac; }
            [ "$(systemctl show -p NeedDaemonReload --value {{unit}})" = no ] || systemctl daemon-reload
            {{change}}
            """;
    }

    /// <summary>sh that prints a line of sh.</summary>
    private static string Note(string line) => $"printf '%s\\n' {Quote(line)}";

    private static string Quote(string text) => ShellText.Quote(text);
}
