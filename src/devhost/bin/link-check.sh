# shellcheck shell=bash

# link-check DIR: the sources compile, and the hpi's classes link, against the jars of a real Jenkins below DIR.
command_link_check() {
    local dir=${1:-} work=$TARGET/link-check jars libraries plugin=$ROOT/src/devhost/plugin/target
    [ -d "$dir" ] || die "Usage: ./dev link-check DIR" "DIR holds the jars of a real Jenkins, its plugins and its test harness."
    dir=$(cd -- "$dir" && pwd)
    need_jdk; need_maven
    say "Compiling against the stand-in"
    quietly "$TARGET/log/mvn-link-check.log" maven -q test-compile
    jars=$(find "$dir" -name '*.jar' | sort | paste -sd:)
    # What the hpi or the tests bring themselves.
    libraries=$(tr ':' '\n' <"$plugin/test.classpath" | grep -E '/(docker-java-[a-z0-9-]+|java-diff-utils|assertj-core|byte-buddy|awaitility|hamcrest|archunit|junit-[a-z-]+|apiguardian-api|opentest4j|jspecify)-[0-9]' | paste -sd:)
    rm -rf "$work"; mkdir -p "$work/main" "$work/test"
    say "Compiling src/main against $dir"
    # Annotation processors of a real Jenkins run here too: they check what they index.
    find "$ROOT/src/main/java" "$plugin/generated-sources/messages" -name '*.java' >"$work/main.list"
    javac --release 21 -proc:full -parameters -nowarn -d "$work/main" -cp "$jars:$libraries" "@$work/main.list"
    say "Compiling src/test and src/test-jenkins against $dir"
    find "$ROOT/src/test/java" "$ROOT/src/test-jenkins/java" -name '*.java' >"$work/test.list"
    javac --release 21 -parameters -nowarn -proc:none -d "$work/test" -cp "$work/main:$jars:$libraries" "@$work/test.list"
    say "Linking the classes that were compiled against the stand-in"
    java -cp "$ROOT/src/devhost/api/target/classes:$(cat "$plugin/host.classpath")" devhost.build.LinkCheck \
        "$plugin/classes:$plugin/test-classes" "$dir" "$libraries"
}
