#!/usr/bin/env python3
"""Times the problems of ADBench in JAX, with the functions of the peer benchmarks' adbench_peers.py.

    python adbench.py --peers adbench_peers.py --threads 1 --budget 0.5 --tsv rows.tsv FOLDER/gmm_d10_K5 ...
    python adbench.py --peers adbench_peers.py --references FOLDER/gmm_d10_K5 ...

Each folder has one file of ADBench. With --references a line is printed for each array of each result instead: the case,
its size, its norm, and the sum of its elements, the i-th of them times cos(i).
"""

import argparse
import os
import sys
import tempfile
import time

WORKLOADS = {"gmm": ("GMM", "grad"), "ba1": ("BA", "jacobian"), "lstm": ("LSTM", "grad")}


def times(call, budget):
    """First call, best and median in seconds."""
    start = time.perf_counter()
    call()
    first = time.perf_counter() - start
    samples = []
    while sum(samples) < budget or len(samples) < 5:
        start = time.perf_counter()
        call()
        samples.append(time.perf_counter() - start)
    return first, min(samples), sorted(samples)[len(samples) // 2]


def summary(array):
    import numpy as np

    a = np.asarray(array, dtype=np.float64).ravel()
    weights = np.cos(np.arange(1, a.size + 1))
    return f"{a.size}\t{np.linalg.norm(a):.15g}\t{float(a @ weights):.15g}"


def arrays(result):
    """The arrays of nested tuples, in order."""
    if isinstance(result, (tuple, list)):
        for part in result:
            yield from arrays(part)
    else:
        yield result


def jacobian_by_rows(result):
    """The stored elements of the sparse matrix, row by row."""
    import numpy as np

    (cameras, points, weights), of_weights = result
    rows = np.concatenate([cameras, points, np.asarray(weights)[..., None]], axis=-1).ravel()
    values = np.concatenate([rows, of_weights])
    return values[values != 0]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--peers", required=True, help="adbench_peers.py")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--budget", type=float, default=0.5, help="seconds of samples for each function")
    parser.add_argument("--tsv", help="append rows to this file")
    parser.add_argument("--references", action="store_true")
    args = parser.parse_args()

    os.environ["JAX_PLATFORMS"] = "cpu"
    if args.threads > 1:  # before the functions' file says that one is enough
        import jax

        os.environ["NPROC"] = str(args.threads)
        jax.devices()
    with tempfile.TemporaryDirectory() as empty:
        sys.argv = [args.peers, empty]  # so that it defines its functions, and has nothing to time
        peers = {"__name__": "adbench_peers"}
        with open(args.peers) as f:
            exec(compile(f.read(), args.peers, "exec"), peers)
    wait = peers["jax"].block_until_ready

    def report(case, objective, derivative, inputs):
        name = case.removesuffix(".txt")
        workload, kind = WORKLOADS[name.split("_")[0]]
        for what, f in (("value", objective), (kind, derivative)):
            if args.references:
                result = f(*inputs)
                result = jacobian_by_rows(result) if what == "jacobian" else result
                for array in arrays(result):
                    print(f"{workload}/{what}/{name}/f64", summary(array), sep="\t", flush=True)
                continue
            first, best, median = times(lambda: wait(f(*inputs)), args.budget)
            print(f"  {workload} {what} {name} jax {best * 1e3:.4g} ms", flush=True)
            with open(args.tsv, "a") as f_rows:
                for label, low, middle in ((what, best, median), (what + " (first call)", first, first)):
                    cells = [workload, label, name, "f64", args.threads, "jax", "us"]
                    print(*cells, f"{low * 1e6:.5g}", f"{middle * 1e6:.5g}", sep="\t", file=f_rows)

    peers["report"] = report
    for folder in args.folders:
        (file,) = os.listdir(folder)
        peers[file.split("_")[0].rstrip("1")](os.path.join(folder, file))


if __name__ == "__main__":
    main()
