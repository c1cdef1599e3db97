# shellcheck shell=bash
# Private Docker engines: fetched from Debian, started under target/, removed without a trace. Sourced after packages.sh.

# engine_fetch SUITE: unpacks the engine of another Debian suite into the cache, without touching the system's packages.
# Sets ENGINE_BIN to the folder that holds dockerd, containerd, docker ... as links. Several commands may do it at once.
engine_fetch() {
    local suite=$1 home=$CACHE/engines/$1 lock
    mkdir -p "$CACHE/engines"
    exec {lock}>"$CACHE/engines/$suite.lock"
    flock "$lock"
    [ -x "$home/bin/dockerd" ] || engine_unpack "$suite" "$home"
    exec {lock}>&-
    ENGINE_BIN=$home/bin
}

# engine_unpack SUITE HOME: the work is done beside HOME, which appears whole or not at all.
engine_unpack() {
    local suite=$1 home=$2 work mirror apt deb program
    work=$(mktemp -d "$CACHE/engines/.$suite.XXXXXX")
    at_exit "rm -rf '$work'"
    mkdir -p "$work"/{lists/partial,cache/archives/partial,root/bin,debs}
    # The machine's own mirror, with another suite.
    mirror=$(sed -n -E 's/^URIs: *([^ ]*debian\/?) *$/\1/p; s/^deb ([^[ ][^ ]*debian\/?) .*/\1/p' \
        /etc/apt/sources.list /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list 2>/dev/null |
        sed -n '/security/!{p;q}' || true)
    [ -n "$mirror" ] || die "No Debian mirror was found in /etc/apt, so the engine of Debian $suite cannot be fetched." \
        "Give two engines of your own instead, in WINDFLOW_TEST_ENGINES (./dev help)."
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" >"$work/sources.list"
    apt=(apt-get -q -o "Dir::Etc::sourcelist=$work/sources.list" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$work/lists"
        -o "Dir::Cache=$work/cache" -o APT::Sandbox::User=root -o "Dir::Etc::preferencesparts=-" -o Dir::Etc::preferences=-)
    quietly "$TARGET/log/engine-$suite-update.log" "${apt[@]}" update
    (cd "$work/debs" && quietly "$TARGET/log/engine-$suite-download.log" "${apt[@]}" download docker.io docker-cli docker-compose containerd)
    for deb in "$work"/debs/*.deb; do dpkg-deb -x "$deb" "$work/root"; done
    for program in usr/bin/containerd usr/bin/containerd-shim-runc-v2 usr/bin/ctr usr/bin/docker usr/sbin/dockerd usr/sbin/docker-proxy \
        usr/libexec/docker/docker-proxy; do
        if [ -e "$work/root/$program" ]; then ln -sf "../$program" "$work/root/bin/"; fi
    done
    # Newer runc and tini need a newer C library: this system's own serve every engine.
    ln -sf /usr/sbin/runc "$work/root/bin/runc"
    ln -sf /usr/bin/tini-static "$work/root/bin/docker-init"
    rm -rf "$home"; mv "$work/root" "$home"; rm -rf "$work"
}

# engine_start NAME BIN_DIR: starts a private engine; BIN_DIR may be empty for the system's own dockerd. Sets ENGINE_SOCKET.
engine_start() {
    local name=$1 bin=$2 data run bridge subnet pool pid left=300 tries=5
    [ -d /sys/fs/cgroup/memory ] || [ -f /sys/fs/cgroup/cgroup.controllers ] || quietly "$TARGET/log/cgroupfs-mount.log" cgroupfs-mount
    data=$TARGET/engines/$name-$$; run=$(mktemp -d /tmp/windflow.XXXXXX)   # short: socket paths have 108 bytes at most
    mkdir -p "$data"
    until subnet=$(free_subnet) && bridge=wf-$subnet && ip link add "$bridge" type bridge; do   # another engine may have taken it
        ((tries-- > 0)) || die "No bridge for the engine '$name' could be made." "The error of ip is shown above; it needs root."
    done
    pool=10.$((128 + subnet % 100))
    at_exit "engine_remove_network $bridge $pool"
    ip addr add "172.31.$subnet.1/24" dev "$bridge"; ip link set "$bridge" up
    at_exit "engine_remove_files '$data' '$run'"
    (
        [ -n "$bin" ] && export PATH=$bin:$PATH
        exec setsid dockerd --data-root "$data" --exec-root "$run/exec" --pidfile "$run/dockerd.pid" -H "unix://$run/docker.sock" \
            --bridge "$bridge" --default-address-pool "base=$pool.0.0/16,size=24" --max-download-attempts 1 >"$run/dockerd.log" 2>&1 </dev/null
    ) &
    pid=$!
    at_exit "engine_stop $pid '$run'"
    until curl -fs -o /dev/null --unix-socket "$run/docker.sock" http://engine/_ping; do
        kill -0 "$pid" 2>/dev/null && ((left-- > 0)) || { tail -n 20 "$run/dockerd.log" >&2; die "The Docker engine '$name' did not start." \
            "Its log is shown above; root with the capability to make network bridges and cgroups is needed."; }
        sleep 0.1
    done
    ENGINE_SOCKET=$run/docker.sock
    note "engine $name: $(curl -fs --unix-socket "$ENGINE_SOCKET" http://engine/version |
        sed -E 's/.*"Version":"([^"]*)","ApiVersion":"([^"]*)".*/Docker \1, API \2/; s/^\{.*/Docker/') on unix://$ENGINE_SOCKET"
}

# A number n such that no interface of this machine has an address in 172.31.n.0/24.
free_subnet() {
    local n taken; taken=$(ip -o -4 addr)
    for n in $(shuf -i 20-119); do grep -q "172\.31\.$n\." <<<"$taken" || { echo "$n"; return; }; done
    die "All networks from 172.31.20.0/24 to 172.31.119.0/24 are taken." "Look at 'ip addr', and remove bridges named wf-* whose engine is gone."
}

engine_stop() {
    local pid=$1 run=$2 containerd
    containerd=$(cat "$run/exec/containerd/containerd.pid" 2>/dev/null || true)
    stop_process "$pid" 30
    # A killed dockerd leaves its own containerd behind.
    [ -n "$containerd" ] && stop_process "$containerd" 5
    return 0
}

engine_remove_files() {
    local data=$1 run=$2 mount
    awk -v a="$data/" -v b="$run/" 'index($2, a) == 1 || index($2, b) == 1 { print $2 }' /proc/mounts | sort -r |
        while read -r mount; do umount -l "$mount" 2>/dev/null || true; done
    rm -rf "$data" "$run"
}

# engine_remove_network BRIDGE POOL: an engine that ends leaves its bridges, and the rules that name them, behind.
engine_remove_network() {
    local bridge=$1 pool=$2 name table rule
    for name in "$bridge" $(ip -o -4 addr | awk -v pool="$pool." 'index($4, pool) == 1 { print $2 }'); do
        for table in nat filter; do
            iptables -w -t "$table" -S 2>/dev/null | grep -E -- " -[io] $name( |\$)" | sed 's/^-A/-D/' |
                while read -r rule; do
                    # shellcheck disable=SC2086
                    iptables -w -t "$table" $rule || true
                done
        done
        ip link del "$name" || true
    done
}

# find_engine: prints the address of an engine that is already there (DOCKER_HOST, then the usual sockets), or nothing.
find_engine() {
    if [ -n "${DOCKER_HOST:-}" ]; then echo "$DOCKER_HOST"; return; fi
    local socket
    for socket in /var/run/docker.sock "${XDG_RUNTIME_DIR:-/nowhere}/docker.sock" "$HOME/.docker/run/docker.sock"; do
        if [ -S "$socket" ] && curl -fs -m 2 -o /dev/null --unix-socket "$socket" http://engine/_ping; then echo "unix://$socket"; return; fi
    done
}

# need_test_compose: the Compose plugin of the newer engine, with which the tests compare, as WINDFLOW_TEST_COMPOSE.
need_test_compose() {
    if [ -n "${WINDFLOW_TEST_COMPOSE:-}" ]; then note "comparing with $WINDFLOW_TEST_COMPOSE"; return; fi
    is_debian_root || die "The tests compare with docker compose 2.26, which ./dev fetches only as root on Debian." \
        "Elsewhere give one of your own:  WINDFLOW_TEST_COMPOSE=/path/to/docker-compose ./dev test"
    engine_fetch trixie
    export WINDFLOW_TEST_COMPOSE=$CACHE/engines/trixie/usr/libexec/docker/cli-plugins/docker-compose
}

# need_test_engines [ALL]: the two engines that the tests require, as WINDFLOW_TEST_ENGINES (name=address,name=address).
need_test_engines() {
    local all=${1:-}
    need_test_compose
    if [ -n "${WINDFLOW_TEST_ENGINES:-}" ]; then note "using the engines in WINDFLOW_TEST_ENGINES"; return; fi
    is_debian_root || die "The tests need two private Docker engines, which ./dev starts only as root on Debian." \
        "Elsewhere give two engines of your own:  WINDFLOW_TEST_ENGINES='20.10=unix:///path,26.1=unix:///path' ./dev test"
    need_packages docker.io docker-compose busybox-static iproute2 curl openssl python3
    say "Starting Docker engines"
    engine_start system ""; export WINDFLOW_TEST_ENGINES="20.10=unix://$ENGINE_SOCKET"
    engine_fetch trixie
    engine_start trixie "$ENGINE_BIN"; WINDFLOW_TEST_ENGINES+=",26.1=unix://$ENGINE_SOCKET"
    # The last release of Compose 1 is the system's own where the engine is 20.10 (Debian bookworm).
    export WINDFLOW_TEST_COMPOSE_V1=/usr/bin/docker-compose
    if [ -n "$all" ]; then
        # The newest engine that Debian has; its version moves and is only printed.
        engine_fetch forky
        engine_start forky "$ENGINE_BIN"; WINDFLOW_TEST_ENGINES+=",newest=unix://$ENGINE_SOCKET"
    fi
    return 0
}
