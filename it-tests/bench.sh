#!/bin/sh
# Times this build, and other libraries on the same cases:
# ./bench.sh --help. docs/benchmarks.md says how to read the result.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$here")
target=$here/target/benchmarks
programs=$here/src/benchmarks/python
references=$here/src/benchmarks/references.tsv
rows=$target/rows.tsv
errors=$target/ulp.tsv
machine=$target/machine.txt
problems=$target/adbench
. "$here/java.sh"
plain=P
derivations=W1,W2,W3,W4,W5,W6a,W6b,W7,W8a,W8b,W11,W12
adbench_problems=GMM,BA,LSTM
kernels=W9,W10,K
modules="numpy numba jax torch autograd casadi"

usage() {
    cat <<END
usage: $0 [OPTION...]
  --only LIST       workloads and cases such as W2/grad, with commas between them; default all:
                    W1 to W12, ADBench (GMM, BA, LSTM), P (plain Java), R (recording), K (more kernels)
  --threads 1|2     CPUs to run on, and threads of the peers; default 1
  --python PYTHON   a Python with numpy, and torch, jax, scipy, numba, autograd, casadi, mpmath as far as
                    installed: time these, too
  --peers FILE      peers.py, which has the peers in W1 to W12; default \$COTANGENT_PEERS, else
                    ../shared/peers/peers.py beside the repository if it is there; "none": no peers
                    from Python but those in kernels.py
  --adbench FILE    adbench_peers.py, which has them in ADBench's problems; default beside peers.py
  --data DIR        ADBench's own data, as far as it is there; default: data of its sizes, from formulas
  --no-java-peers   without Hipparchus, Finmath, Deep Java Library
  --scalar          time the plain Java kernels, too, as the peer ours-scalar
  --budget SECONDS  of samples for each case, a quarter of it in W10 and K; default 0.4
  --warm-up SECONDS of CPU time before the samples of ours; default 3
  --rounds N        run everything N times; the best counts; default 1
  --add             keep what the last run measured; of a case that is in both the best counts
  --jvm OPTIONS     more options for our JVMs, such as "-XX:+UseParallelGC"
  --tsv FILE        write the table to this file, with tabs
  --markdown        print the table as Markdown
  --docs            write it to docs/benchmarks.md, below the mark there
  --report          only print the table of the last run
  --references      write what results are checked against, found by JAX, and stop
END
}

say() {
    printf '%s\n' "$*" >&2
}

# Builds if a source is newer than what was built from it.
build() {
    stamp=$target/built
    if [ -e "$stamp" ] && [ -e "$root/agent/target/cotangent-agent.jar" ]; then
        newer=$(find "$root/pom.xml" "$root"/*/pom.xml "$root"/*/src/main "$here/src/benchmarks/java" "$here/src/models/java" \
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
    OPT_OUT_TRACKING=true pinned "$java" --add-modules jdk.incubator.vector \
        ${marked:+"-javaagent:$root/agent/target/cotangent-agent.jar=include=$marked"} \
        --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
        -Dcotangent.benchmark.data="$problems" -DDJL_CACHE_DIR="$target/djl" \
        -Dai.djl.offline=true -Dai.djl.pytorch.num_threads="$threads" -Dai.djl.pytorch.num_interop_threads=1 \
        $jvm ${scalar_kernels:-} \
        -cp "$root/agent/target/cotangent-agent.jar:$target/classes:$target/lib/*" "$@" 2>"$target/err" ||
        {
            cat "$target/err" >&2
            stop "the benchmark failed: see above"
        }
    grep -vE '^WARNING: Using incubator modules|^SLF4J' "$target/err" >&2 || :
}

# What is selected of a workload, empty if nothing is.
selected() {
    printf '%s\n' "$only" | tr ',' '\n' | grep -E "^$1(/|\$)" | paste -sd, - || :
}

is_in() {
    case ",$2," in *",$1,"*) return 0 ;; *) return 1 ;; esac
}

time_ours() {
    part=$1
    shift
    benchmark io.cotangent.benchmark.Main "$part" "$threads" "$budget" "$warm_up" "$rows" "$@" >&2
}

# A workload of kernels: $1 is the workload, $2 what is selected of it.
time_kernels() {
    time_ours "$2" eager out
    if [ -n "$scalar" ]; then
        scalar_kernels=-Dcotangent.kernels=scalar
        time_ours "$2" eager
        scalar_kernels=
    fi
    [ -n "$python" ] || return 0
    if [ "$peers" != none ] && [ "$1" != K ] && [ "$1" = "$2" ]; then
        time_peers "$peers" --only "$1" --peers numpy,jax,torch
    else
        time_peers "$programs/kernels.py" --only "$2"
    fi
}

# A workload of functions and derivatives.
time_derivations() {
    checked=$references
    [ -z "$data" ] || checked=$target/references.tsv
    benchmark io.cotangent.benchmark.Agreement "$2" "$checked" compiled recorded >&2
    libraries=$java_peers
    if [ -n "$libraries" ] && ! (benchmark io.cotangent.benchmark.Agreement "$2" "$checked" recorded $libraries >&2); then
        echo "Without libraries in Java in $2: $(grep -m 1 -E 'FAILED|Exception|Error' "$target/err")" >>"$machine"
        libraries=
    fi
    for variant in compiled recorded; do
        benchmark io.cotangent.benchmark.FirstCalls "$2" "$threads" "$rows" $variant >&2
    done
    for variant in compiled recorded $libraries; do
        time_ours "$2" "$variant"
    done
    [ -n "$python" ] || return 0
    if is_in "$1" $adbench_problems; then
        [ "$adbench" = none ] ||
            time_peers "$programs/adbench.py" --peers "$adbench" "$problems/$(echo "$1" | tr '[:upper:]' '[:lower:]')"*
    elif is_in "$1" $derivations && [ "$peers" != none ]; then
        time_peers "$peers" --only "$1" --peers "$(installed $modules)"
    fi
}

# Plain Java, with a library that is marked, too: its derivatives, and what it takes when nobody
# differentiates it, beside the same code without the agent.
time_plain() {
    workloads=$marked
    marked="$workloads;org.apache.commons.math3.**"
    time_derivations "$1" "$2"
    time_ours "$2" eager
    marked=
    time_ours "$2" java
    marked=$workloads
}

# The C heap keeps what is freed, as a Java heap does.
time_peers() {
    MALLOC_TRIM_THRESHOLD_=2000000000 MALLOC_MMAP_THRESHOLD_=2000000000 MALLOC_TOP_PAD_=200000000 \
        pinned "$python" "$@" --threads "$threads" --budget "$budget" --tsv "$rows" >&2 ||
        say "some peers failed (see above): the table is without them"
}

# Those of some modules that the Python has, with commas between them.
installed() {
    "$python" - "$@" <<'END'
import importlib.util, sys
print(",".join(name for name in sys.argv[1:] if importlib.util.find_spec(name)))
END
}

# ADBench's files, each in a folder of its own: those of its data that are there, and else of formulas.
make_problems() {
    rm -rf "$problems"
    if [ -n "$data" ]; then
        for name in gmm_d10_K5 gmm_d10_K100 gmm_d32_K25 gmm_10k_d10_K25 ba1_n49_m7776_p31843 lstm_l2_c1024; do
            case $name in
                gmm_10k*) found=$(find "$data" -path "*10k/gmm${name#gmm_10k}.txt" | head -n 1) ;;
                *) found=$(find "$data" -name "$name.txt" ! -path '*10k/*' | head -n 1) ;;
            esac
            [ -n "$found" ] || continue
            mkdir -p "$problems/$name"
            cp "$found" "$problems/$name/$name.txt"
        done
    fi
    benchmark io.cotangent.benchmark.AdBenchFile "$problems"
    [ -z "$data" ] || adbench_references >"$target/references.tsv"
}

adbench_references() {
    "$python" "$programs/adbench.py" --peers "$adbench" --references "$problems"/*
}

write_references() {
    {
        "$python" "$programs/references.py" "$peers"
        adbench_references
    } >"$references.new"
    mv "$references.new" "$references"
    say "written: $references"
}

describe_machine() {
    cpu=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)
    simd=$(grep -owE 'avx2|avx512f|asimd|sve' /proc/cpuinfo 2>/dev/null | sort -u | paste -sd' ' - || :)
    printf '%s (%s), %s CPUs of which %s used; ' "${cpu:-$(uname -m)}" "${simd:-no SIMD known}" \
        "$(getconf _NPROCESSORS_ONLN)" "$threads"
    "$java" -version 2>&1 | sed -n '2p' | tr -d '\n'
    if [ -n "$python" ]; then
        printf '; %s, %s' "$("$python" --version)" "$("$python" "$programs/kernels.py" --versions)"
        for module in $modules; do
            [ -n "$(installed "$module")" ] || printf '; no %s' "$module"
        done
    fi
    echo
}

all=$derivations,$adbench_problems,$plain,R,$kernels
only=$all
threads=1
python=
peers=${COTANGENT_PEERS:-}
adbench=
data=
java_peers="hipparchus finmath djl"
scalar=
budget=0.4
warm_up=3
rounds=1
add=
jvm=
tsv=
format=text
measure=yes
docs=
stop_after=
while [ $# -gt 0 ]; do
    case $1 in
        --only | --threads | --python | --peers | --adbench | --data | --budget | --warm-up | --rounds | --jvm | --tsv)
            [ $# -gt 1 ] || stop "$1 needs a value: see $0 --help"
            ;;
    esac
    case $1 in
        --only) only=$2 && shift ;;
        --threads) threads=$2 && shift ;;
        --python) python=$2 && shift ;;
        --peers) peers=$2 && shift ;;
        --adbench) adbench=$2 && shift ;;
        --data) data=$2 && shift ;;
        --no-java-peers) java_peers= ;;
        --scalar) scalar=yes ;;
        --budget) budget=$2 && shift ;;
        --warm-up) warm_up=$2 && shift ;;
        --rounds) rounds=$2 && shift ;;
        --add) add=yes ;;
        --jvm) jvm=$2 && shift ;;
        --tsv) tsv=$2 && shift ;;
        --markdown) format=markdown ;;
        --docs) format=markdown && docs=$root/docs/benchmarks.md ;;
        --report) measure= ;;
        --references) stop_after=references ;;
        -h | --help) usage && exit 0 ;;
        *) usage >&2 && stop "$1 is no option of this script" ;;
    esac
    shift
done

case $threads in 1 | 2) ;; *) stop "--threads is 1 or 2, not $threads" ;; esac
only=$(printf ',%s,' "$only" | sed 's/,/,,/g; s/,ADBench,/,GMM,,BA,,LSTM,/; s/,W\([68]\),/,W\1a,,W\1b,/g; s/,,*/,/g; s/^,//; s/,$//')
wrong=
for workload in $(printf '%s\n' "$only" | tr ',' '\n' | sed 's#/.*##'); do
    is_in "$workload" "$all" || wrong="$wrong $workload"
done
[ -z "$wrong" ] || stop "--only: no such workload:$wrong; give some of $all, or a case such as W2/grad"
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
if [ -z "$adbench" ]; then
    adbench=$(dirname "$peers")/adbench_peers.py
    [ "$peers" != none ] && [ -e "$adbench" ] || adbench=none
fi
[ "$adbench" = none ] || [ -e "$adbench" ] || stop "--adbench: $adbench is not there: give the path of adbench_peers.py"
if [ -n "$data$stop_after" ]; then
    [ -n "$python" ] && [ "$adbench" != none ] ||
        stop "results on other data are checked against JAX's: give --python and --adbench, too"
fi

need_java "${BENCH_JAVA:-}" BENCH_JAVA
build
marked='workloads.**;models.**'
cpus=
mkdir -p "$target"
if [ "$stop_after" = references ]; then
    make_problems
    write_references
    exit 0
fi
if [ -n "$measure" ]; then
    if command -v taskset >/dev/null; then
        cpus=$(first_cpus "$threads")
    else
        say "no taskset here: nothing is pinned, so --threads holds for the peers only"
    fi
    [ -n "$add" ] || [ ! -e "$rows" ] || mv "$rows" "$rows.old"
    make_problems
    describe_machine >"$machine"
    if [ -n "$python" ]; then
        "$python" "$programs/kernels.py" --ulp "$errors" >&2 ||
            say "the accuracy of some peers could not be measured (see above): they all count"
    fi
    round=1
    while [ "$round" -le "$rounds" ]; do
        for workload in $(printf '%s\n' "$all" | tr ',' ' '); do
            part=$(selected "$workload")
            [ -n "$part" ] || continue
            say "$part, round $round of $rounds"
            if is_in "$workload" $kernels; then
                time_kernels "$workload" "$part"
            elif [ "$workload" = $plain ]; then
                time_plain "$workload" "$part"
            else
                time_derivations "$workload" "$part"
            fi
        done
        round=$((round + 1))
    done
fi
[ -s "$rows" ] || stop "nothing was measured: check --only ($only), or run without --report first"

[ -z "$tsv" ] || benchmark io.cotangent.benchmark.Table tsv "$rows" "$errors" >"$tsv"
print_table() {
    cat "$machine"
    echo
    benchmark io.cotangent.benchmark.Table "$format" "$rows" "$errors"
}

if [ -n "$docs" ]; then
    {
        sed '/^<!-- Everything below is printed/q' "$docs"
        echo
        print_table
    } >"$docs.new"
    mv "$docs.new" "$docs"
else
    print_table
fi
