# shellcheck shell=bash

command_run() {
    local port
    need_packages_if_root curl python3 busybox-static
    need_build_tools; build_pages; build_hpi
    need_run_engine
    port=${WINDFLOW_PORT:-$(free_port)}
    rm -rf "$TARGET/run"; at_exit "rm -rf '$TARGET/run'"
    say "Starting the devhost"
    host_start "$TARGET/run/home" "$port" "$ENGINE"
    cat <<TEXT

    Windflow runs at   $HOST_URL/
    Log in as          admin / admin   (or operator / operator, viewer / viewer)

    Try:  1. the job 'shop': Build Now, and watch the plan and the deployment in its log
          2. Windflow in the header: the environment 'local', its containers, logs, terminals and stacks, the operation while it runs
          3. build again: nothing changes; then edit $TARGET/run/jobs/shop/compose.yaml and build once more
          4. the job 'shop-down' removes the stack

    Ctrl-C stops everything and leaves nothing behind.
TEXT
    wait "$HOST_PID" || die "The devhost ended by itself." "Its log is $TARGET/log/host.log"
}

need_packages_if_root() {
    if is_debian_root; then need_packages "$@"; fi
}
