using Kubewright.Core.Hosts;

namespace Kubewright.Cli.Keys;

/// <summary>What puts a public key into the authorized_keys of the user who runs it. Pure.</summary>
internal static class KeyScript
{
    public const string Added = "added";

    public const string Present = "present";

    /// <summary>Prints <see cref="Added"/> or <see cref="Present"/>. Lines that are there stay as they are, and so does a link that the file may be.</summary>
    public static Command For(PublicKey key) => new()
    {
        Title = "put the public key into authorized_keys",
        Script = $$"""
            umask 077
            key={{ShellText.Quote(key.Line)}}
            [ -d "$HOME" ] || { echo "the user has no home directory $HOME" >&2; exit 1; }
            mkdir -p "$HOME/.ssh" && chmod 700 "$HOME/.ssh" || exit
            file=$HOME/.ssh/authorized_keys
            if [ -e "$file" ] && grep -qxF -- "$key" "$file"; then
                said={{Present}}
            else
                # The last line may lack its end.
                if [ -s "$file" ] && [ -n "$(tail -c 1 "$file")" ]; then echo >>"$file" || exit; fi
                printf '%s\n' "$key" >>"$file" || exit
                said={{Added}}
            fi
            chmod 600 "$file" || exit
            # Without their label SELinux lets sshd read neither.
            if command -v restorecon >/dev/null; then restorecon -R "$HOME/.ssh" || exit; fi
            echo "$said"
            """,
    };
}
