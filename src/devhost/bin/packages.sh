# shellcheck shell=bash
# Debian packages and the JDK: what a fresh machine lacks. Sourced after common.sh.

is_debian_root() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; }

# need_packages PACKAGE...: installs those that are missing, or says what to install by hand.
need_packages() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} = 0 ] && return
    is_debian_root || die "These programs are missing: ${missing[*]}." \
        "On Debian, as root:  apt-get install --no-install-recommends ${missing[*]}" "Elsewhere install what corresponds, then run this command again."
    say "Installing ${missing[*]}"
    quietly "$TARGET/log/apt-update.log" apt-get -q update
    # No service may be started by the installation: the engines that tests use are private ones.
    DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 quietly "$TARGET/log/apt-install.log" \
        apt-get -q install -y --no-install-recommends "${missing[@]}"
}

# need_jdk: sets JAVA_HOME to a JDK of at least 21 (JAVA_HOME itself, then /usr/lib/jvm, newest first).
need_jdk() {
    local home found=0 best=0 chosen=
    for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
        [ -n "$home" ] && [ -x "$home/bin/javac" ] || continue
        found=$("$home/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
        if [ "${found:-0}" -ge 21 ] && { [ "$home" = "${JAVA_HOME:-}" ] || [ "$found" -gt "$best" ]; }; then
            chosen=$home best=$found
            [ "$home" = "${JAVA_HOME:-}" ] && break
        fi
    done
    [ -n "$chosen" ] || die "No JDK 21 or newer was found in JAVA_HOME or /usr/lib/jvm." \
        "Install one (for example Debian's openjdk-21-jdk-headless or Eclipse Temurin 25) or point JAVA_HOME at it."
    export JAVA_HOME=$chosen PATH=$chosen/bin:$PATH
}

need_maven() {
    command -v mvn >/dev/null || need_packages maven
}

need_node() {
    command -v npm >/dev/null || need_packages nodejs npm
    local major; major=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
    [ "$major" -ge 20 ] || die "Node.js $(node --version) is too old: the pages are built with Node.js 20.19 or newer." \
        "Install a newer Node.js and run this command again."
}
