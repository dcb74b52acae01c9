#!/bin/sh
# Times the arrays and kernels of this build, and other libraries on the same cases:
# ./bench.sh --help. docs/benchmarks.md says how to read the result.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$here")
target=$here/target/benchmarks
kernels=$here/src/benchmarks/python/kernels.py
rows=$target/rows.tsv
errors=$target/ulp.tsv
machine=$target/machine.txt
needed=25

usage() {
    cat <<END
usage: $0 [OPTION...]
  --only LIST       workloads W9, W10, K and cases such as W10/exp, with commas between them; default all
  --threads 1|2     CPUs to run on, and threads of the peers; default 1
  --python PYTHON   a Python with numpy, and torch, jax, scipy, mpmath as far as installed: time these, too
  --peers FILE      peers.py, which then times the peers in the whole of W9 and W10; default
                    \$COTANGENT_PEERS, else ../shared/peers/peers.py beside the repository if it is there;
                    "none" for kernels.py everywhere
  --scalar          time the plain Java kernels, too, as the peer ours-scalar
  --budget SECONDS  of samples for each case of W9, and a quarter of it for those of W10 and K; default 0.4
  --warm-up SECONDS of calls before the samples of ours; default 3
  --rounds N        run everything N times; the best counts; default 1
  --add             keep what the last run measured; of a case that is in both the best counts
  --jvm OPTIONS     more options for our JVMs, such as "-XX:+UseParallelGC"
  --tsv FILE        write the table to this file, with tabs
  --markdown        print the table as Markdown
  --report          only print the table of the last run
END
}

stop() {
    printf '%s\n' "$@" >&2
    exit 2
}

say() {
    printf '%s\n' "$*" >&2
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
        "$(command -v java || :)" \
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

# Builds if a source is newer than what was built from it.
build() {
    stamp=$target/built
    if [ -e "$stamp" ] && [ -e "$root/agent/target/cotangent-agent.jar" ]; then
        newer=$(find "$root/pom.xml" "$root"/*/pom.xml "$root"/*/src/main "$here/src/benchmarks/java" \
            -type f -newer "$stamp" | head -n 1)
        [ -n "$newer" ] || return 0
    fi
    say "building"
    maven=$(command -v mvn || printf '%s\n' "$root/mvnw")
    (cd "$root" && "$maven" -q -B -Dstyle.color=never -P benchmark -Dmaven.test.skip=true -DskipTests -DskipITs verify) >&2 ||
        stop "the build failed: see above, or run $maven -P benchmark -DskipTests verify in $root"
    touch "$stamp"
}

# The first N CPUs that this process may use, with commas between them.
first_cpus() {
    taskset -cp $$ | sed 's/.*: //' | tr ',' '\n' |
        awk -F- '{for (i = $1; i <= (NF > 1 ? $2 : $1); i++) print i}' | head -n "$1" | paste -sd, -
}

# Runs a command on these CPUs.
pinned() {
    if [ -n "$cpus" ]; then
        taskset -c "$cpus" "$@"
    else
        "$@"
    fi
}

# Runs a class of the benchmarks.
benchmark() {
    # Word splitting of the options is intended.
    # shellcheck disable=SC2086
    pinned "$java" -javaagent:"$root/agent/target/cotangent-agent.jar" \
        --add-modules jdk.incubator.vector --sun-misc-unsafe-memory-access=allow \
        -Djmh.blackhole.mode=COMPILER $jvm ${scalar_kernels:-} \
        -cp "$root/agent/target/cotangent-agent.jar:$target/classes:$target/lib/*" "$@" 2>"$target/err" ||
        {
            cat "$target/err" >&2
            stop "the benchmark failed: see above"
        }
    grep -v '^WARNING: Using incubator modules' "$target/err" >&2 || :
}

# What is selected of a workload, empty if nothing is.
selected() {
    printf '%s\n' "$only" | tr ',' '\n' | grep -E "^$1(/|\$)" | paste -sd, - || :
}

time_ours() {
    benchmark io.cotangent.benchmark.Main "$1" "$threads" "$budget" "$warm_up" "$rows" eager out >&2
    if [ -n "$scalar" ]; then
        scalar_kernels=-Dcotangent.kernels=scalar
        benchmark io.cotangent.benchmark.Main "$1" "$threads" "$budget" "$warm_up" "$rows" eager >&2
        scalar_kernels=
    fi
}

time_peers() {
    [ -n "$python" ] || return 0
    if [ "$peers" != none ] && { [ "$1" = W9 ] || [ "$1" = W10 ]; }; then
        set -- "$peers" --only "$1" --peers numpy,jax,torch
    else
        set -- "$kernels" --only "$1"
    fi
    pinned "$python" "$@" --threads "$threads" --budget "$budget" --tsv "$rows" >&2 ||
        say "some peers failed (see above): the table is without them"
}

describe_machine() {
    cpu=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)
    simd=$(grep -owE 'avx2|avx512f|asimd|sve' /proc/cpuinfo 2>/dev/null | sort -u | paste -sd' ' - || :)
    printf '%s (%s), %s CPUs of which %s used; ' "${cpu:-$(uname -m)}" "${simd:-no SIMD known}" \
        "$(getconf _NPROCESSORS_ONLN)" "$threads"
    "$java" -version 2>&1 | sed -n '2p' | tr -d '\n'
    if [ -n "$python" ]; then
        printf '; %s, %s' "$("$python" --version)" "$("$python" "$kernels" --versions)"
    fi
    echo
}

only=W9,W10,K
threads=1
python=
peers=${COTANGENT_PEERS:-}
scalar=
budget=0.4
warm_up=3
rounds=1
add=
jvm=
tsv=
format=text
measure=yes
while [ $# -gt 0 ]; do
    case $1 in
        --only | --threads | --python | --peers | --budget | --warm-up | --rounds | --jvm | --tsv)
            [ $# -gt 1 ] || stop "$1 needs a value: see $0 --help"
            ;;
    esac
    case $1 in
        --only) only=$2 && shift ;;
        --threads) threads=$2 && shift ;;
        --python) python=$2 && shift ;;
        --peers) peers=$2 && shift ;;
        --scalar) scalar=yes ;;
        --budget) budget=$2 && shift ;;
        --warm-up) warm_up=$2 && shift ;;
        --rounds) rounds=$2 && shift ;;
        --add) add=yes ;;
        --jvm) jvm=$2 && shift ;;
        --tsv) tsv=$2 && shift ;;
        --markdown) format=markdown ;;
        --report) measure= ;;
        -h | --help) usage && exit 0 ;;
        *) usage >&2 && stop "$1 is no option of this script" ;;
    esac
    shift
done

case $threads in 1 | 2) ;; *) stop "--threads is 1 or 2, not $threads" ;; esac
wrong=$(printf '%s\n' "$only" | tr ',' '\n' | grep -vE '^(W9|W10|K)(/.+)?$' | paste -sd' ' - || :)
[ -z "$wrong" ] || stop "--only: no such workload or case: $wrong; give W9, W10, K, or a case such as W10/exp"
if [ -n "$python" ]; then
    command -v "$python" >/dev/null || stop "--python: $python is not there"
    "$python" -c 'import numpy' 2>/dev/null ||
        stop "--python: $python has no numpy: run $python -m pip install numpy scipy torch jax mpmath"
fi
if [ -z "$peers" ]; then
    peers=none
    [ ! -e "$root/../shared/peers/peers.py" ] || peers=$root/../shared/peers/peers.py
fi
[ "$peers" = none ] || [ -e "$peers" ] || stop "--peers: $peers is not there: give the path of peers.py, or none"

java=${BENCH_JAVA:-$(find_java || :)}
suits "$java" || stop \
    "${java:-nothing found} is no java $needed or later: set JAVA_HOME to a JDK, or BENCH_JAVA to its java"
build
cpus=
if [ -n "$measure" ]; then
    if command -v taskset >/dev/null; then
        cpus=$(first_cpus "$threads")
    else
        say "no taskset here: nothing is pinned, so --threads holds for the peers only"
    fi
    [ -n "$add" ] || [ ! -e "$rows" ] || mv "$rows" "$rows.old"
    describe_machine >"$machine"
    if [ -n "$python" ]; then
        "$python" "$kernels" --ulp "$errors" >&2 ||
            say "the accuracy of some peers could not be measured (see above): they all count"
    fi
    round=1
    while [ "$round" -le "$rounds" ]; do
        for workload in W9 W10 K; do
            part=$(selected "$workload")
            [ -n "$part" ] || continue
            say "$part, round $round of $rounds"
            time_ours "$part"
            time_peers "$part"
        done
        round=$((round + 1))
    done
fi
[ -s "$rows" ] || stop "nothing was measured: check --only ($only), or run without --report first"

[ -z "$tsv" ] || benchmark io.cotangent.benchmark.Table tsv "$rows" "$errors" >"$tsv"
cat "$machine"
echo
benchmark io.cotangent.benchmark.Table "$format" "$rows" "$errors"
