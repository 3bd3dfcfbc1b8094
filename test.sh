#!/usr/bin/env bash
# All tests: unit, scenario and architecture tests, then the end-to-end tests on lab hosts. Ends with "N passed, N failed".
# Needs root on Linux: lab hosts are real hosts. Installs with apt-get what this machine lacks. Results are kept in .build/tests.
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")" || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
results=$PWD/.build/tests

finish() { # PASSED FAILED
    echo "$1 passed, $2 failed"
    [ "$2" -eq 0 ] && exit 0 || exit 1
}

fail() {
    echo "$1" >&2
    finish 0 1
}

[ "$(uname -s)" = Linux ] || fail "the tests need Linux: the lab boots Linux hosts"
[ "$(id -u)" -eq 0 ] || fail "the tests need root: the lab makes network namespaces and boots hosts; run them with sudo"
command -v dotnet >/dev/null || fail "the tests need the .NET 10 SDK, with dotnet on the PATH"

# The sshd of the transport's tests, the shell of the completion's, and what packs saved evidence; the lab installs what it needs itself.
if [ ! -x /usr/sbin/sshd ] || ! command -v ssh >/dev/null || ! command -v setsid >/dev/null || ! command -v zsh >/dev/null || ! command -v zstd >/dev/null; then
    echo "Installing OpenSSH, zsh and zstd …"
    apt-get -qq update && apt-get -qq install -y --no-install-recommends openssh-server openssh-client util-linux zsh zstd >/dev/null || fail "apt-get could not install OpenSSH, zsh and zstd"
fi

rm -rf "$results"
mkdir -p "$results"
echo "Building …"
dotnet build Kubewright.slnx -v quiet --nologo 2>&1 | grep -vE '^\s*$' ; [ "${PIPESTATUS[0]}" -eq 0 ] || fail "the solution does not build"
./kubewright --version >/dev/null || fail "the launcher does not build the tool"

passed=0 failed=0
run() { # NAME
    echo "== $1"
    # Ctrl-C must reach what the tests start, also where this was started in the background, with that signal ignored.
    env --default-signal=INT dotnet test "tests/Kubewright.$1" --no-build --nologo --results-directory "$results" --logger "trx;LogFileName=$1.trx" --logger "console;verbosity=${2:-minimal}"
    local counters
    counters=$(grep -o '<Counters [^>]*>' "$results/$1.trx" 2>/dev/null)
    if [ -z "$counters" ]; then
        echo "$1: no result" >&2
        failed=$((failed + 1))
        return
    fi
    count() { echo "$counters" | sed "s/.* $1=\"\([0-9]*\)\".*/\1/"; }
    passed=$((passed + $(count passed)))

    # What was not executed has not passed.
    failed=$((failed + $(count total) - $(count passed)))
}

run Tests
run EndToEnd normal
finish "$passed" "$failed"
