#!/bin/sh
# Runs the tests of Commons Math, from its own jar, three times: without the agent; with all of it
# marked, while nothing is differentiated; and while a derivative is open, which makes its packages
# special, linear, analysis and ode run their traced bodies. Each test must end in the same way.
#
# ./check-commons-math.sh [PREFIX...] takes prefixes of the names of test classes, with packages, for
# all three runs. The default is all but for the third, and takes minutes.
#
# Prints the counts and seconds, and the differences. The exit status is 1 if there are any, 2 if
# the check cannot run. It needs a JDK 25 or later, which CHECK_JAVA names, or java.sh finds.
set -u

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
agent=$here/../agent/target/cotangent-agent.jar
programs=$here/target/programs
lib=$here/target/lib
reports=$here/target/commons-math
library=org.apache.commons.math3
. "$here/java.sh"
need_java "${CHECK_JAVA:-}" CHECK_JAVA

require_built "$agent" "$lib/commons-math3-tests.jar" "$programs/suite/Main.class"
[ $# -gt 0 ] || set -- "$library"
mkdir -p "$reports"
status=0

# run NAME AGENT_FLAG MODE PREFIX...
run() {
    name=$1 flag=$2 mode=$3
    shift 3
    start=$(date +%s)
    "$java" ${flag:+"$flag"} --add-modules jdk.incubator.vector \
        -cp "$agent:$programs:$lib/commons-math3.jar:$lib/commons-math3-tests.jar:$lib/junit.jar:$lib/hamcrest-core.jar" \
        suite.Main "$mode" "$lib/commons-math3-tests.jar" "$@" -o "$reports/$name" \
        > "$reports/$name.out" 2> "$reports/$name.err" || [ -s "$reports/$name" ] || stop "see $reports/$name.err"
    printf '%s: %s tests, %s passed, %s ignored, %s s\n' "$name" \
        "$(wc -l < "$reports/$name")" "$(grep -c '	passed$' "$reports/$name")" \
        "$(grep -c '	ignored$' "$reports/$name")" "$(($(date +%s) - start))"
}

# compare NAME: each test that ran there ended as it did without the agent.
compare() {
    awk -F '\t' -v run="$1" '
        NR == FNR { plain[$1] = $2; next }
        $2 != plain[$1] { print run ": " $1 ": " $2 "; without the agent: " plain[$1]; bad = 1 }
        END { exit bad }' "$reports/plain" "$reports/$1" || status=1
}

marked="-javaagent:$agent=include=$library.**"
run plain "" plain "$@"
run marked "$marked" plain "$@"
compare marked
if [ "$*" = "$library" ]; then
    set -- "$library.special" "$library.linear" "$library.analysis" "$library.ode"
fi
run traced "$marked" traced "$@"
compare traced
exit "$status"
