# shellcheck shell=bash

# The benchmarks are in src/test/java/.../bench: they print one row a figure and exit with 1 when a target is missed.
command_bench() {
    is_debian_root && need_packages curl python3 openssl busybox-static
    need_jdk; need_maven
    local compose=${WINDFLOW_TEST_COMPOSE:-}
    need_test_engines
    [ -n "$compose" ] || need_newest_compose
    say "Compiling"
    quietly "$TARGET/log/mvn-bench.log" maven -q test-compile
    "$JAVA_HOME/bin/java" -Xmx1g -Dwindflow.root="$ROOT" -cp "$(bench_classpath)" io.jenkins.plugins.windflow.bench.Bench "$@"
}

# The peer of the Compose engine is the newest that Debian has.
need_newest_compose() {
    is_debian_root || die "The benchmarks need docker-compose to compare with, which ./dev fetches only as root on Debian." \
        "Elsewhere give one of your own:  WINDFLOW_TEST_COMPOSE=/path/to/docker-compose ./dev bench"
    engine_fetch forky
    export WINDFLOW_TEST_COMPOSE=$CACHE/engines/forky/usr/libexec/docker/cli-plugins/docker-compose
    note "comparing with $("$WINDFLOW_TEST_COMPOSE" version)"
}

bench_classpath() {
    echo "$ROOT/src/devhost/plugin/target/test-classes:$ROOT/src/devhost/plugin/target/classes:$ROOT/src/devhost/api/target/classes:$(cat "$ROOT/src/devhost/plugin/target/test.classpath")"
}
