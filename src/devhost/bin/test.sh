# shellcheck shell=bash

command_test() {
    local all=
    case ${1:-} in --all) all=1 ;; '') ;; *) die "Unknown option '$1' of ./dev test." "Known: --all" ;; esac
    is_debian_root && need_packages curl python3 openssl busybox-static docker-registry chromium fonts-dejavu-core git
    need_build_tools
    need_test_engines "$all"
    test_pages
    build_pages
    build_hpi
    test_java "$all"
    test_browser
    say "All tests passed"
}

test_pages() {
    say "Checking and testing the pages (TypeScript)"
    (cd "$FRONTEND" && npm run lint && npm test)
}

test_java() {
    say "Testing the plugin (Java)"
    # --all: also every point of the sweeps over the journal, on every engine.
    maven verify ${1:+-Dwindflow.all=true}
}

# The whole story in a browser: the devhost with the sample stack on the first test engine. At the end it is killed in the middle of
# two deployments and started again.
test_browser() {
    say "Testing the pages in Chromium"
    local engine=${WINDFLOW_TEST_ENGINES%%,*} home=$TARGET/browser/home port; engine=${engine#*=}
    port=$(free_port)
    rm -rf "$TARGET/browser"
    host_start "$home" "$port" "$engine"
    browser_project pages
    browser_project before-crash
    kill -KILL "$HOST_PID"
    host_start "$home" "$port" "$engine"
    browser_project after-crash
    stop_process "$HOST_PID"
}

# browser_project NAME: the tests of one project of playwright.config.ts against the running host.
browser_project() {
    (cd "$FRONTEND" && WINDFLOW_URL=$HOST_URL WINDFLOW_ENGINE=$engine WINDFLOW_OUTPUT=$TARGET/browser npm run e2e -- --project "$1")
}
