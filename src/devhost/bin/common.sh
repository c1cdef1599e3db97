# shellcheck shell=bash
# Shared by every ./dev command: messages, clean-up, paths. Sourced, never run.

ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../../.." && pwd)
TARGET=$ROOT/target
CACHE=${WINDFLOW_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/windflow}
STARTED=$SECONDS

say()  { printf '\033[1m==> [%4ds] %s\033[0m\n' "$((SECONDS - STARTED))" "$*"; }
note() { printf '            %s\n' "$*"; }
die()  { printf '\n\033[1;31m*** %s\033[0m\n' "$1" >&2; shift; for line in "$@"; do printf '    %s\n' "$line" >&2; done; exit 1; }

# Clean-up actions run last-in first-out, once, however the command ends (also after Ctrl-C and after a failure).
CLEANUP=()
at_exit() { CLEANUP+=("$*"); }
run_cleanup() {
    local status=$? i
    trap '' INT TERM HUP
    for ((i = ${#CLEANUP[@]} - 1; i >= 0; i--)); do eval "${CLEANUP[i]}" || note "clean-up step failed: ${CLEANUP[i]}"; done
    CLEANUP=()
    return "$status"
}
trap run_cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# stop_process PID [SECONDS]: TERM, wait, then KILL. Only for processes this script started.
stop_process() {
    local pid=$1 left=$((${2:-15} * 10))
    kill -TERM "$pid" 2>/dev/null || return 0
    while ((left-- > 0)) && kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
    kill -KILL "$pid" 2>/dev/null || true
}

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# quietly LOGFILE COMMAND...: runs it with its output in a file; shows the end of the file when it fails.
quietly() {
    local log=$1; shift
    mkdir -p "$(dirname "$log")"
    if ! "$@" >"$log" 2>&1 </dev/null; then
        tail -n 40 "$log" >&2
        die "'$1 ${2:-}' failed; its whole output is in $log"
    fi
}
