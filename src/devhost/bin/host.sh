# shellcheck shell=bash
# The devhost as a process, with the sample jobs and configuration. Sourced after build.sh.

# host_start HOME PORT ENGINE: starts it with the sample on that engine; sets HOST_PID and HOST_URL; waits until it answers.
host_start() {
    local home=$1 port=$2 engine=$3 jobs log busybox connection left=600
    jobs=$(dirname "$home")/jobs; log=$TARGET/log/host.log
    busybox=$(command -v busybox) || die "busybox is missing: the sample's images are made from it." \
        "Install it, statically linked (Debian: busybox-static), and run this command again."
    connection=$(engine_connection "$engine")
    rm -rf "$jobs"; mkdir -p "$home" "$jobs" "$TARGET/log"
    cp -R "$ROOT/src/devhost/sample/jobs/." "$jobs/"
    # The sample's images are built from the static busybox: no registry is needed.
    local context; for context in "$jobs"/*/web; do cp "$busybox" "$context/busybox"; done
    sed "s#@ENGINE@#$connection#" "$ROOT/src/devhost/sample/windflow.yaml" >"$home.yaml"
    local classpath=$ROOT/src/devhost/plugin/target/host.classpath
    at_exit "sweep_sample '$engine' '$home'"
    setsid "$JAVA_HOME/bin/java" -Xmx768m --enable-native-access=ALL-UNNAMED -cp "$ROOT/src/devhost/api/target/classes:$(cat "$classpath")" \
        devhost.Main --home "$home" --port "$port" --hpi "$TARGET/windflow.hpi" --casc "$home.yaml" --jobs "$jobs" >"$log" 2>&1 </dev/null &
    HOST_PID=$!
    at_exit "stop_process $HOST_PID 20"
    HOST_URL=http://127.0.0.1:$port/jenkins
    until curl -fs -o /dev/null "$HOST_URL/login"; do
        kill -0 "$HOST_PID" 2>/dev/null && ((left-- > 0)) || { tail -n 30 "$log" >&2; die "The devhost did not start." "Its whole log is $log"; }
        sleep 0.1
    done
}

# engine_connection ADDRESS: the connection of that engine, as YAML flow text.
engine_connection() {
    case $1 in
        unix://*) echo "unixSocket: { path: \"${1#unix://}\" }" ;;
        tcp://*) echo "tcpSocket: { uri: \"$1\" }" ;;
        *) die "The engine address '$1' is neither unix:// nor tcp://." "Set DOCKER_HOST to one of these and run this command again." ;;
    esac
}

# need_run_engine: an engine for the sample, found or started; sets ENGINE.
need_run_engine() {
    ENGINE=$(find_engine)
    if [ -n "$ENGINE" ]; then
        note "using the Docker engine at $ENGINE"
        return
    fi
    is_debian_root || die "No Docker engine was found." "Start one or set DOCKER_HOST; as root on Debian this command starts a private engine by itself."
    need_packages docker.io iproute2
    say "Starting a private Docker engine"
    engine_start run ""
    ENGINE=unix://$ENGINE_SOCKET
}

# sweep_sample ADDRESS HOME: removes what the host with this home made on the engine, known by the host's own label; a project of
# somebody else that has the same name is left alone.
sweep_sample() {
    local curl=(curl -fs) base=http://engine controller filter id
    controller=$(cat "$2/windflow/controller-id" 2>/dev/null) || return 0
    case $1 in unix://*) curl+=(--unix-socket "${1#unix://}") ;; *) base=http://${1#tcp://} ;; esac
    filter="filters=%7B%22label%22%3A%5B%22io.jenkins.windflow.controller%3D$controller%22%5D%7D"
    for id in $("${curl[@]}" "$base/containers/json?all=1&$filter" | grep -o '"Id":"[0-9a-f]\{64\}"' | cut -d'"' -f4); do
        "${curl[@]}" -o /dev/null -X DELETE "$base/containers/$id?force=1&v=1" || true
    done
    for id in $("${curl[@]}" "$base/networks?$filter" | grep -o '"Id":"[0-9a-f]\{64\}"' | cut -d'"' -f4); do
        "${curl[@]}" -o /dev/null -X DELETE "$base/networks/$id" || true
    done
    for id in $("${curl[@]}" "$base/volumes?$filter" | grep -o '"Name":"[^"]*"' | cut -d'"' -f4); do
        "${curl[@]}" -o /dev/null -X DELETE "$base/volumes/$id" || true
    done
    # Its one image; there is none when nothing was built.
    "${curl[@]}" -o /dev/null -X DELETE "$base/images/windflow-sample/shop:1" || true
}
