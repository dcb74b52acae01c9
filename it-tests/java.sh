# To be sourced: what the scripts here need to run Java.
needed=25

stop() {
    printf '%s\n' "$@" >&2
    exit 2
}

# Whether a java is there and new enough.
suits() {
    [ -n "$1" ] && [ -x "$1" ] || return 1
    major=$("$1" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
    [ "${major:-0}" -ge "$needed" ]
}

find_java() {
    for candidate in \
        "${JAVA_HOME:+$JAVA_HOME/bin/java}" \
        "$(command -v java)" \
        /usr/lib/jvm/*/bin/java \
        /usr/java/*/bin/java \
        /opt/java/*/bin/java \
        /opt/*jdk*/bin/java \
        "${HOME:-}"/.sdkman/candidates/java/*/bin/java \
        "${HOME:-}"/.jdks/*/bin/java \
        "${HOME:-}"/.m2/jdks/*/bin/java \
        /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java \
        "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java \
        /opt/homebrew/opt/openjdk*/bin/java; do
        if suits "$candidate"; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    return 1
}

# Stops unless the files are there that a build makes.
require_built() {
    for file in "$@"; do
        [ -e "$file" ] || stop "$file is missing: run ./mvnw -DskipTests package in $(dirname "$here") first"
    done
}

# Sets java to one that is new enough: that which is given, if it is not empty; else JAVA_HOME's, that
# on the PATH or one in the usual places. $2 is the variable that names the one given.
need_java() {
    java=${1:-$(find_java || :)}
    suits "$java" || stop \
        "${java:-nothing found} is no java $needed or later: set JAVA_HOME to a JDK, or $2 to its java"
}
