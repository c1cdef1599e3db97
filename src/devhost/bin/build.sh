# shellcheck shell=bash
# Building the pages and the hpi. Sourced after packages.sh.

FRONTEND=$ROOT/src/main/frontend

# maven ARGUMENT...: the devhost build.
maven() { mvn -B --no-transfer-progress -f "$ROOT/src/devhost/pom.xml" "$@"; }

# need_build_tools: JDK, Maven, Node.js and the pages' libraries.
need_build_tools() {
    need_jdk; need_maven; need_node
    local stamp=$FRONTEND/node_modules/.windflow-installed
    if [ ! -f "$stamp" ] || [ "$FRONTEND/package-lock.json" -nt "$stamp" ]; then
        say "Installing the libraries of the pages"
        (cd "$FRONTEND" && quietly "$TARGET/log/npm-ci.log" npm ci --no-audit --no-fund)
        touch "$stamp"
    fi
}

build_pages() {
    say "Building the pages"
    (cd "$FRONTEND" && quietly "$TARGET/log/npm-build.log" npm run build)
}

build_hpi() {
    say "Building target/windflow.hpi (JDK $("$JAVA_HOME/bin/javac" -version 2>&1 | cut -d' ' -f2))"
    quietly "$TARGET/log/mvn-package.log" maven -q package -DskipTests
}

command_build() {
    need_build_tools; build_pages; build_hpi
    note "$TARGET/windflow.hpi"
}
