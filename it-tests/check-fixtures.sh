#!/bin/sh
# Checks files of reference values (src/test/resources/fixtures/README.md says what is in them) in a
# JVM with the agent: ./check-fixtures.sh FILE.jsonl...
#
# Prints a line for each disagreement, then what is not supported, then the counts. The exit status
# is 1 if anything disagrees or cannot be read, 2 if the check cannot run. It needs a JDK 25 or
# later: CHECK_JAVA names its java, else JAVA_HOME, the PATH and the usual places are tried.
set -u

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
agent=$here/../agent/target/cotangent-agent.jar
programs=$here/target/programs
gson=$here/target/lib/gson.jar
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

[ $# -gt 0 ] || stop "usage: $0 FILE.jsonl..."
for file in "$agent" "$gson" "$programs/io/cotangent/it/fixtures/FixtureCheck.class"; do
    [ -e "$file" ] || stop "$file is missing: run ./mvnw -DskipTests package in $(dirname "$here") first"
done
java=${CHECK_JAVA:-$(find_java)}
suits "$java" || stop \
    "${java:-nothing found} is no java $needed or later: set JAVA_HOME to a JDK, or CHECK_JAVA to its java"

exec "$java" \
    "-javaagent:$agent=include=io.cotangent.it.fixtures.*" \
    -cp "$agent:$programs:$gson" \
    --add-modules jdk.incubator.vector \
    io.cotangent.it.fixtures.FixtureCheck "$@"
