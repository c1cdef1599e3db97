# shellcheck shell=bash

# The benchmarks are in src/test/java/.../bench: they print one row a figure and exit with 1 when a target is missed.
command_bench() {
    is_debian_root && need_packages curl python3 openssl busybox-static
    need_jdk; need_maven
    need_test_engines
    say "Compiling"
    quietly "$TARGET/log/mvn-bench.log" maven -q test-compile
    "$JAVA_HOME/bin/java" -Xmx1g -cp "$(bench_classpath)" io.jenkins.plugins.windflow.bench.Bench "$@"
}

bench_classpath() {
    echo "$ROOT/src/devhost/plugin/target/test-classes:$ROOT/src/devhost/plugin/target/classes:$ROOT/src/devhost/api/target/classes:$(cat "$ROOT/src/devhost/plugin/target/test.classpath")"
}
