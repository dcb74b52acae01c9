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
. "$here/java.sh"
need_java "${CHECK_JAVA:-}" CHECK_JAVA

[ $# -gt 0 ] || stop "usage: $0 FILE.jsonl..."
require_built "$agent" "$gson" "$programs/io/cotangent/it/fixtures/FixtureCheck.class"

exec "$java" \
    "-javaagent:$agent=include=io.cotangent.it.fixtures.*" \
    -cp "$agent:$programs:$gson" \
    --add-modules jdk.incubator.vector \
    io.cotangent.it.fixtures.FixtureCheck "$@"
