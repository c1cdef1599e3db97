# What the file browser does inside a container, for any POSIX shell with the tools of busybox or GNU.
#
#   sh -c SCRIPT windflow ROOT VERB [ARGUMENT...]
#
# Nothing that comes as an argument is ever evaluated. A path begins with 'p' when it is plain, or with 'c' when it is
# coded for printf, because its bytes are no text. Folders are entered, then looked at: the working directory is a handle
# which nobody can exchange for a link, and its physical path (pwd -P) must be below ROOT. What is in it is then named
# ./NAME. Exit status from 40 on: see ShellScript.

LC_ALL=C QUOTING_STYLE=literal
export LC_ALL QUOTING_STYLE
unset CDPATH POSIXLY_CORRECT
root=$1 verb=$2
shift 2

not_found=40 outside=41 exists=42 wrong_kind=43 changed=44 no_tools=45 cut_off=46 failed=47

end() {
    [ -z "${2-}" ] || printf '%s\n' "$2" >&2
    exit "$1"
}

# Sets $path.
decode() {
    case $1 in
        p*) path=${1#p} ;;
        *) path=$(printf '%bx' "${1#c}") path=${path%x} ;;
    esac
}

# Goes into the folder $1 and sets $here, its physical path.
enter() {
    cd -P "$root$1/" 2>/dev/null || {
        [ -d "$root$1" ] && end $failed "Permission denied"
        [ -e "$root$1" ] || [ -L "$root$1" ] && end $wrong_kind
        end $not_found
    }
    here=$(pwd -P && echo x) here=${here%?x}
    case ${here%/}/ in
        "$root"/*) ;;
        *) end $outside ;;
    esac
}

# Goes into the folder around the path $1 and sets $item to what it is there.
approach() {
    decode "$1"
    enter "${path%/*}"
    item=./${path##*/}
}

there() { [ -e "$1" ] || [ -L "$1" ]; }
must_be_there() { there "$item" || end $not_found; }
must_be_free() { ! there "$1" || end $exists; }
need() { command -v "$1" >/dev/null 2>&1 || end $no_tools "$1"; }

# What is new belongs to whom its folder belongs to.
inherit() {
    owner=$(stat -c %u:%g .) && chown "$owner" "$1" || end $failed
}

# Makes the folder $1, and those around it, unless they are there.
make_folders() {
    [ ! -d "$root$1/" ] || return 0
    make_folders "${1%/*}"
    enter "${1%/*}"
    mkdir "./${1##*/}" || end $failed
    inherit "./${1##*/}"
}

# Opens the regular file $item for reading as 3, and makes sure that the file which was opened is the one that was named.
open() {
    must_be_there
    [ ! -L "$item" ] && [ -f "$item" ] || end $wrong_kind
    exec 3<"$item" || end $failed
    [ -n "$root" ] || return 0
    opened=$(readlink /proc/self/fd/3 && echo x)
    [ "${opened%?x}" = "${here%/}/${item#./}" ] || end $outside
}

signature() { stat -c '%i %s %Y' "$1"; }

case $verb in
    probe) # TOOL...
        for tool; do need "$tool"; done
        stat -c %f / >/dev/null || end $no_tools stat
        ;;

    list) # FOLDER MARK: physical path, users, groups, the folder itself, its entries
        need stat
        decode "$1"
        enter "$path"
        format="$2%f %s %Y %u %g %n$2%N"
        printf '%s\0' "${here#"$root"}"
        if [ -z "$root" ]; then cat /etc/passwd 2>/dev/null; fi
        printf '\0'
        if [ -z "$root" ]; then cat /etc/group 2>/dev/null; fi
        printf '\0'
        stat -c "$format" . || end $no_tools stat
        if command -v find >/dev/null 2>&1; then
            find . -mindepth 1 -maxdepth 1 -exec stat -c "$format" {} + 2>/dev/null
        else
            stat -c "$format" ./* ./.[!.]* ./..?* 2>/dev/null
        fi
        exit 0
        ;;

    stat) # PATH MARK
        need stat
        approach "$1"
        must_be_there
        printf '%s\0' "${here#"$root"}"
        if [ -z "$root" ]; then cat /etc/passwd 2>/dev/null; fi
        printf '\0'
        if [ -z "$root" ]; then cat /etc/group 2>/dev/null; fi
        printf '\0'
        stat -c "$2%f %s %Y %u %g %n$2%N" "$item" || end $no_tools stat
        ;;

    read) # FILE BYTES: its signature in a line, then its first bytes
        need stat
        approach "$1"
        open
        signature "$item" || end $no_tools stat
        head -c "$2" <&3
        ;;

    send) # FILE: its size in a line, then its content
        need stat
        approach "$1"
        open
        stat -c %s "$item" || end $no_tools stat
        cat <&3
        ;;

    write) # FILE SIGNATURE SIZE, content as input: replaces the content of a file that has not changed
        need stat
        approach "$1"
        must_be_there
        [ ! -L "$item" ] && [ -f "$item" ] || end $wrong_kind
        umask 077
        new=./.windflow-$$
        trap 'rm -f "$new"' EXIT
        trap 'exit 1' HUP INT TERM
        head -c "$3" >"$new" || end $failed
        [ "$(stat -c %s "$new")" = "$3" ] || end $cut_off
        [ "$(signature "$item")" = "$2" ] || end $changed
        # In place: owner, permissions, hard links and whoever watches the file stay.
        cat "$new" >"$item" || end $failed
        signature "$item"
        ;;

    create) # PATH file|folder
        need stat
        approach "$1"
        must_be_free "$item"
        if [ "$2" = folder ]; then mkdir "$item" || end $failed; else (set -C && : >"$item") || end $failed; fi
        inherit "$item"
        ;;

    move | copy) # PATH PATH replace|keep
        decode "$2"
        enter "${path%/*}"
        target=${here%/}/${path##*/}
        [ "$3" = replace ] && [ ! -d "$target" ] || must_be_free "$target"
        approach "$1"
        must_be_there
        [ "$here" != "${target%/*}" ] || target=./${target##*/}
        if [ "$verb" = move ]; then mv -f "$item" "$target"; else cp -a "$item" "$target"; fi || end $failed
        ;;

    mode | owner) # PATH VALUE recursive|single
        approach "$1"
        must_be_there
        if [ "$3" = recursive ]; then recursive=-R; else recursive=; fi
        if [ "$verb" = owner ]; then
            chown -h $recursive "$2" "$item" || end $failed
        else
            [ ! -L "$item" ] || end $wrong_kind
            chmod $recursive "$2" "$item" || end $failed
        fi
        ;;

    remove) # PATH
        approach "$1"
        must_be_there
        rm -rf "$item" || end $failed
        ;;

    receive) # PATH replace|keep: makes ready for an upload; physical folder, owner and group
        need stat
        decode "$1"
        make_folders "${path%/*}"
        approach "$1"
        [ ! -d "$item" ] || [ -L "$item" ] || end $exists
        [ "$2" = replace ] || must_be_free "$item"
        printf '%s\0%s' "$here" "$(stat -c %u:%g .)"
        ;;

    keep) # PATH TEMPORARY replace|keep: puts what was uploaded in its place
        approach "$1"
        if there "$item"; then
            [ "$3" = replace ] || end $exists
            if [ -f "$item" ] && [ ! -L "$item" ]; then
                chown "$(stat -c %u:%g "$item")" "./$2" && chmod "$(stat -c %a "$item")" "./$2" || end $failed
            fi
        fi
        mv -f "./$2" "$item" || end $failed
        ;;

    drop) # PATH TEMPORARY: an upload that was not completed
        approach "$1"
        rm -rf "./$2" || end $failed
        ;;
esac
