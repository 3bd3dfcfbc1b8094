# One channel's far end: fed to a plain `sh` as its standard input, as root. @NONCE@ is replaced before it is sent.
# Two processes: kw_forward reads what the client sends and passes scripts on; a second sh, in a session of its own, runs them.
# So the first goes on reading while a script runs, and when the client goes (end of input) ends everything the second one started.
umask 022
cd /
LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH

# A proxy that the host has of its own is for what lies outside: what talks to the cluster must not meet it. It is put aside for commands that ask for it,
# under names that do not end in _PROXY: kubeadm copies every variable with such a name into the control plane's pods.
KUBEWRIGHT_PROXY_FOR_HTTP=${http_proxy:-${HTTP_PROXY:-${all_proxy:-${ALL_PROXY:-}}}}
KUBEWRIGHT_PROXY_FOR_HTTPS=${https_proxy:-${HTTPS_PROXY:-${all_proxy:-${ALL_PROXY:-}}}}
KUBEWRIGHT_PROXY_NOT_FOR=${no_proxy:-${NO_PROXY:-}}
export KUBEWRIGHT_PROXY_FOR_HTTP KUBEWRIGHT_PROXY_FOR_HTTPS KUBEWRIGHT_PROXY_NOT_FOR
unset http_proxy https_proxy no_proxy all_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY

kw_forward() {
    trap '' HUP INT TERM PIPE
    kw_group=
    # Everything here is for the other sh: how it marks the end of a command on both streams, and its greeting.
    printf '%s\n' \
        'kw_end() { kw_code=$?; printf "\036@NONCE@ end %s %s\n" "$1" "$kw_code"; printf "\036@NONCE@ end %s %s\n" "$1" "$kw_code" >&2; }' \
        'printf "\036@NONCE@ hello %s %s\n" "$(id -u)" "$$"'
    while IFS= read -r kw_line; do
        case $kw_line in
            '@NONCE@ group '*) kw_group=${kw_line##* } ;;
            '@NONCE@ bytes '*) head -c "${kw_line##* }" ;;
            '@NONCE@ bye') exit 0 ;;
            *) printf '%s\n' "$kw_line" ;;
        esac
    done
    [ -n "$kw_group" ] || exit 0
    kill -s TERM -- "-$kw_group" 2>/dev/null
    kw_tries=0
    while [ "$kw_tries" -lt 20 ] && kill -s 0 -- "-$kw_group" 2>/dev/null; do
        sleep 0.1
        kw_tries=$((kw_tries + 1))
    done
    kill -s KILL -- "-$kw_group" 2>/dev/null
    printf '\036%s gone\n' '@NONCE@' >&3
}

# kw_forward's own output goes to the other sh; with 3 it can speak to the client.
exec 3>&1
{ kw_forward | { setsid sh 3>&-; printf '\036%s died %s\n' '@NONCE@' "$?"; }; exit; }
