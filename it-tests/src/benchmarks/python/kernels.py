#!/usr/bin/env python3
"""Times the kernels of NumPy, PyTorch and JAX on the cases that bench.sh times ours on.

    python kernels.py --threads 1 --only K,W10/exp --tsv results.tsv
    python kernels.py --ulp accuracy.tsv

The first appends a line per case: the best and the median sample. The second measures how far each library's
elementary functions are from the exact values, in units in the last place, and needs mpmath. What runs in what
manner, and on which inputs, is in docs/benchmarks.md. Each library runs in a process of its own.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import importlib.metadata
import importlib.util
import math
import os
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

PEERS = ["numpy", "jax", "torch"]
DISTRIBUTIONS = ["numpy", "scipy", "jax", "jaxlib", "torch", "mpmath", "numba", "autograd", "casadi"]
COLUMNS = ["workload", "case", "n", "dtype", "threads", "peer", "unit", "min", "median"]
DTYPES = {"f64": "float64", "f32": "float32"}

LENGTHS = ["1000", "1000000"]
PRODUCTS = ["64", "256", "512", "1024", "128x784x512"]

# Relative tolerance (element by element), and absolute tolerance relative to the largest element.
TOLERANCE = {"f64": (1e-6, 1e-9), "f32": (2e-3, 2e-4)}

# The elementary functions and their arguments: those whose accuracy is measured.
ELEMENTARY = {
    "W10": {
        "exp": ["signed"],
        "log": ["positive"],
        "sin": ["signed"],
        "cos": ["signed"],
        "tanh": ["signed"],
        "sigmoid": ["signed"],
        "sqrt": ["positive"],
        "erf": ["signed"],
        "lgamma": ["positive"],
    },
    "K": {
        "expm1": ["signed"],
        "log1p": ["positive"],
        "log2": ["positive"],
        "tan": ["signed"],
        "asin": ["within_one"],
        "acos": ["within_one"],
        "atan": ["signed"],
        "sinh": ["signed"],
        "cosh": ["signed"],
        "asinh": ["signed"],
        "acosh": ["above_one"],
        "atanh": ["within_one"],
        "softplus": ["signed"],
        "cbrt": ["signed"],
        "rsqrt": ["positive"],
        "pow": ["positive", "other"],
        "atan2": ["signed", "other"],
        "hypot": ["signed", "other"],
    },
}

# The rest: (sizes, arguments).
OTHERS = {
    "W9": {"gemm": (PRODUCTS, ["left", "right"])},
    "W10": {
        "sum": (LENGTHS, ["positive"]),
        "a*x+y": (LENGTHS, ["signed", "positive"]),
    },
    "K": {
        "add": (LENGTHS, ["signed", "other"]),
        "mul": (LENGTHS, ["signed", "other"]),
        "div": (LENGTHS, ["signed", "positive"]),
        "maximum": (LENGTHS, ["signed", "other"]),
        "lt": (LENGTHS, ["signed", "other"]),
        "eq": (LENGTHS, ["signed", "other"]),
        "max": (LENGTHS, ["signed"]),
        "argmax": (LENGTHS, ["signed"]),
        "dot": (LENGTHS, ["signed", "other"]),
        "sum-axis0": (["1000x1000"], ["left"]),
        "sum-axis1": (["1000x1000"], ["left"]),
        "add-row": (["1000x1000"], ["left", "columns"]),
        "add-column": (["1000x1000"], ["left", "column"]),
        "add-transposed": (["1000x1000"], ["left"]),
        "gemv": (["1024x1024"], ["left", "columns"]),
        "transpose-copy": (["1024x1024"], ["left"]),
    },
}
WORKLOADS = list(OTHERS)


# ---------------------------------------------------------------------------------------------- inputs


def matrix(rows: int, cols: int, a: float, b: float, c: float):
    """sin((a*i + b*j) + c*(i*j))"""
    import numpy as np

    i = np.arange(rows, dtype=np.float64)[:, None]
    j = np.arange(cols, dtype=np.float64)[None, :]
    return np.sin((a * i + b * j) + c * (i * j))


def argument(kind: str, size: str, dtype: str):
    """One operand of a case, as an array of NumPy."""
    import numpy as np

    lengths = [int(s) for s in size.split("x")]
    m, k, p = lengths if len(lengths) == 3 else (lengths[0], lengths[-1], lengths[-1])

    def wave(n: int, a: float = 0.37, b: float = 0.0):
        return np.sin(a * np.arange(n, dtype=np.float64) + b)

    values = {
        "signed": lambda: 3.0 * wave(m),
        "other": lambda: 3.0 * wave(m, 0.73, 1.0),
        "positive": lambda: 2.1 + 2.0 * wave(m),
        "above_one": lambda: 3.1 + 2.0 * wave(m),
        "within_one": lambda: 0.95 * wave(m),
        "left": lambda: matrix(m, k, 0.37, 0.73, 0.011),
        "right": lambda: matrix(k, p, 0.17, 0.29, 0.013),
        "columns": lambda: 3.0 * wave(k),
        "column": lambda: 3.0 * wave(m)[:, None],
    }
    return values[kind]().astype(DTYPES[dtype])


def cases(only: list[str], workload: str) -> Iterator[tuple[str, str, str, list[str]]]:
    """(name, size, dtype, arguments) of the cases of a workload that are asked for."""
    table = {name: (LENGTHS, arguments) for name, arguments in ELEMENTARY.get(workload, {}).items()}
    table.update(OTHERS[workload])
    for name, (sizes, arguments) in table.items():
        if workload in only or f"{workload}/{name}" in only:
            for dtype in DTYPES:
                for size in sizes:
                    yield name, size, dtype, arguments


def exists(selected: str) -> bool:
    workload = selected.partition("/")[0]
    return workload in WORKLOADS and any(cases([selected], workload))


# ---------------------------------------------------------------------------------------------- libraries
# A library is a way to make its arrays, its functions by the names above, and those that can write their result to an
# array that exists: f(out, *arguments). What it lacks is not there.

Functions = dict[str, Callable[..., Any]]


class NumPy:
    def __init__(self, threads: int):
        import numpy as np

        self.np = np
        ufuncs = {name: getattr(np, name) for name in "exp log sin cos tanh sqrt expm1 log1p log2 tan sinh cosh cbrt hypot".split()}
        ufuncs.update(asin=np.arcsin, acos=np.arccos, atan=np.arctan, asinh=np.arcsinh, acosh=np.arccosh, atanh=np.arctanh)
        ufuncs.update(pow=np.power, atan2=np.arctan2)
        ufuncs.update(add=np.add, mul=np.multiply, div=np.divide, maximum=np.maximum, lt=np.less, eq=np.equal)
        if importlib.util.find_spec("scipy"):
            import scipy.special as sp

            ufuncs.update(sigmoid=sp.expit, erf=sp.erf, lgamma=sp.gammaln)
        self.functions: Functions = {
            **ufuncs,
            "softplus": lambda x: np.logaddexp(0.0, x),
            "rsqrt": lambda x: 1.0 / np.sqrt(x),
            "a*x+y": lambda x, y: 2.5 * x + y,
            "gemm": np.matmul,
            "sum": lambda x: x.sum(),
            "max": lambda x: x.max(),
            "argmax": lambda x: x.argmax(),
            "dot": np.dot,
            "add-row": np.add,
            "add-column": np.add,
            "add-transposed": lambda a: a + a.T,
            "sum-axis0": lambda a: a.sum(axis=0),
            "sum-axis1": lambda a: a.sum(axis=1),
            "gemv": np.matmul,
            "transpose-copy": lambda a: np.ascontiguousarray(a.T),
        }
        self.into: Functions = {
            **{name: lambda out, *args, f=f: f(*args, out=out) for name, f in ufuncs.items()},
            "softplus": lambda out, x: np.logaddexp(0.0, x, out=out),
            "rsqrt": lambda out, x: np.divide(1.0, np.sqrt(x, out=out), out=out),
            "a*x+y": lambda out, x, y: np.add(np.multiply(x, 2.5, out=out), y, out=out),
            "sum": lambda out, x: x.sum(out=out),
            "max": lambda out, x: x.max(out=out),
            "argmax": lambda out, x: x.argmax(out=out),
            "dot": lambda out, x, y: np.dot(x, y, out=out),
            "gemv": lambda out, a, x: np.matmul(a, x, out=out),
        }

    def array(self, a):
        return a

    def like(self, result):
        return self.np.empty_like(self.np.asarray(result))

    def thunk(self, f, *args):
        return lambda: f(*args)

    def numpy(self, result):
        return self.np.asarray(result)


class Torch:
    def __init__(self, threads: int):
        import torch

        torch.set_num_threads(threads)
        torch.set_num_interop_threads(1)
        torch.set_grad_enabled(False)
        self.torch = torch
        names = "exp log sin cos tanh sigmoid sqrt erf lgamma expm1 log1p log2 tan asin acos atan sinh cosh asinh acosh atanh rsqrt"
        names += " pow atan2 hypot add mul div maximum lt eq"
        plain = {name: getattr(torch, name) for name in names.split()}
        self.functions: Functions = {
            **plain,
            "softplus": torch.nn.functional.softplus,
            "a*x+y": lambda x, y: torch.add(y, x, alpha=2.5),
            "gemm": torch.matmul,
            "sum": torch.sum,
            "max": torch.max,
            "argmax": torch.argmax,
            "dot": torch.dot,
            "add-row": torch.add,
            "add-column": torch.add,
            "add-transposed": lambda a: a + a.t(),
            "sum-axis0": lambda a: a.sum(0),
            "sum-axis1": lambda a: a.sum(1),
            "gemv": torch.mv,
            "transpose-copy": lambda a: a.t().contiguous(),
        }
        self.into: Functions = {
            **{name: lambda out, *args, f=f: f(*args, out=out) for name, f in plain.items()},
            "a*x+y": lambda out, x, y: torch.add(y, x, alpha=2.5, out=out),
            "sum": lambda out, x: torch.sum(x, 0, out=out),
            "max": lambda out, x: torch.amax(x, 0, out=out),
            "argmax": lambda out, x: torch.argmax(x, 0, out=out),
            "dot": lambda out, x, y: torch.dot(x, y, out=out),
            "gemv": lambda out, a, x: torch.mv(a, x, out=out),
        }

    def array(self, a):
        return self.torch.from_numpy(a.copy())

    def like(self, result):
        return self.torch.empty_like(result)

    def thunk(self, f, *args):
        return lambda: f(*args)

    def numpy(self, result):
        return result.numpy()


class Jax:
    def __init__(self, threads: int):
        import jax
        import jax.numpy as jnp

        jax.config.update("jax_enable_x64", True)
        self.jax, self.jnp = jax, jnp
        names = "exp log sin cos tanh sqrt expm1 log1p log2 tan sinh cosh cbrt hypot maximum max argmax dot sum"
        self.functions: Functions = {
            **{name: getattr(jnp, name) for name in names.split()},
            "asin": jnp.arcsin,
            "acos": jnp.arccos,
            "atan": jnp.arctan,
            "asinh": jnp.arcsinh,
            "acosh": jnp.arccosh,
            "atanh": jnp.arctanh,
            "sigmoid": jax.nn.sigmoid,
            "erf": jax.scipy.special.erf,
            "lgamma": jax.scipy.special.gammaln,
            "softplus": jax.nn.softplus,
            "rsqrt": jax.lax.rsqrt,
            "pow": jnp.power,
            "atan2": jnp.arctan2,
            "add": jnp.add,
            "mul": jnp.multiply,
            "div": jnp.divide,
            "lt": jnp.less,
            "eq": jnp.equal,
            "a*x+y": lambda x, y: 2.5 * x + y,
            "gemm": jnp.matmul,
            "gemv": jnp.matmul,
            "add-row": jnp.add,
            "add-column": jnp.add,
            "add-transposed": lambda a: a + a.T,
            "sum-axis0": lambda a: a.sum(axis=0),
            "sum-axis1": lambda a: a.sum(axis=1),
            "transpose-copy": lambda a: a.T,
        }
        self.into: Functions = {}

    def array(self, a):
        return self.jax.block_until_ready(self.jnp.asarray(a))

    def thunk(self, f, *args):
        compiled, wait = self.jax.jit(f), self.jax.block_until_ready
        return lambda: wait(compiled(*args))

    def numpy(self, result):
        import numpy as np

        return np.asarray(result)


LIBRARIES = {"numpy": NumPy, "torch": Torch, "jax": Jax}


# ---------------------------------------------------------------------------------------------- timing


def measure(thunk: Callable[[], Any], budget: float) -> tuple[float, float]:
    """(best, median) in seconds per call; a sample is a batch of at least a millisecond of calls."""
    clock = time.perf_counter
    thunk()
    start, calls = clock(), 0
    while calls < 2 or clock() - start < 0.3 * budget:
        thunk()
        calls += 1
    batch = max(1, math.ceil(1e-3 * calls / (clock() - start)))
    gc.collect()
    samples: list[float] = []
    start = clock()
    while len(samples) < 5 or clock() - start < budget:
        t = clock()
        for _ in range(batch):
            thunk()
        samples.append((clock() - t) / batch)
    return min(samples), statistics.median(samples)


def rate(workload: str, size: str, seconds: float) -> tuple[str, float]:
    """The figure to report for a time: (unit, value)."""
    lengths = [int(s) for s in size.split("x")]
    if workload == "W9":
        return "GFLOP/s", 2e-9 * math.prod(lengths * 3 if len(lengths) == 1 else lengths) / seconds
    return "ns/element", seconds * 1e9 / math.prod(lengths)


def sample(result):
    """The numbers of a result to compare; of large ones some, and the norm of all."""
    import numpy as np

    flat = np.asarray(result).astype(np.float64).ravel()
    return np.append(flat[:: flat.size // 20_011], np.linalg.norm(flat)) if flat.size > 50_000 else flat.copy()


def time_cases(peer: str, workload: str, args: argparse.Namespace):
    """Lines of results, and what the cases computed."""
    library = LIBRARIES[peer](args.threads)
    budget = args.budget if workload == "W9" else args.budget / 4
    rows, results = [], {}
    for name, size, dtype, kinds in cases(args.only, workload):
        inputs = [library.array(argument(kind, size, dtype)) for kind in kinds]
        variants = []
        if name in library.functions:
            variants.append((peer, library.thunk(library.functions[name], *inputs)))
        if name in library.into:
            out = library.like(library.functions[name](*inputs))
            variants.append((f"{peer}-out", library.thunk(library.into[name], out, *inputs)))
        for variant, thunk in variants:
            best, median = measure(thunk, budget)
            results[name, size, dtype, variant] = sample(library.numpy(thunk()))
            (unit, low), (_, middle) = rate(workload, size, best), rate(workload, size, median)
            row = [workload, name, size, dtype, str(args.threads), variant, unit, f"{low:.5g}", f"{middle:.5g}"]
            rows.append("\t".join(row))
            print("  " + " ".join(row), flush=True)
    return rows, results


def disagreements(workload: str, results: dict) -> list[str]:
    """Complaints about results that differ from those of the first library that has the case."""
    import numpy as np

    complaints, first = [], {}
    for (*case, variant), found in results.items():
        name, expected = first.setdefault(tuple(case), (variant, found))
        rtol, atol = TOLERANCE[case[2]]
        if found.shape != expected.shape or not np.all(np.abs(found - expected) <= rtol * np.abs(expected) + atol * np.abs(expected).max()):
            complaints.append(f"{workload}/{'/'.join(case)}: {variant} differs from {name}")
    return complaints


# ---------------------------------------------------------------------------------------------- accuracy


def points(kinds: list[str], dtype: str):
    """2,000 of the arguments that are timed."""
    return [argument(kind, "1000000", dtype)[::499][:2000].copy() for kind in kinds]


def evaluate(peer: str, args: argparse.Namespace):
    """What a library computes at the points: results by name and dtype."""
    library, found = LIBRARIES[peer](args.threads), {}
    for functions in ELEMENTARY.values():
        for name, kinds in functions.items():
            if name in library.functions:
                for dtype in DTYPES:
                    inputs = [library.array(a) for a in points(kinds, dtype)]
                    found[name, dtype] = library.numpy(library.thunk(library.functions[name], *inputs)()).copy()
    return found


def exact_functions() -> Functions:
    import mpmath as mp

    mp.mp.prec = 160
    special = {
        "sigmoid": lambda x: 1 / (1 + mp.exp(-x)),
        "lgamma": mp.loggamma,
        "log2": lambda x: mp.log(x) / mp.log(2),
        "softplus": lambda x: mp.log1p(mp.exp(x)),
        "cbrt": lambda x: mp.sign(x) * mp.cbrt(abs(x)),
        "rsqrt": lambda x: 1 / mp.sqrt(x),
        "pow": mp.power,
    }
    names = [name for functions in ELEMENTARY.values() for name in functions]
    return {name: special.get(name) or getattr(mp, name) for name in names}


def largest_error(name: str, dtype: str, results: dict[str, Any], kinds: list[str]) -> dict[str, float]:
    """Of each library at all points, in units in the last place of the exact value."""
    import mpmath as mp
    import numpy as np

    function = exact_functions()[name]
    exact = [function(*map(mp.mpf, map(float, x))) for x in zip(*points(kinds, dtype))]
    high = np.array([float(y) for y in exact])
    low = np.array([float(y - float(y)) for y in exact])
    unit = np.spacing(np.abs(high).astype(DTYPES[dtype])).astype(np.float64)
    return {peer: float((np.abs((y.astype(np.float64) - high) - low) / unit).max()) for peer, y in results.items()}


def fingerprint(peers: list[str]) -> str:
    """Names what a measurement of accuracy holds for."""
    source = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:12]
    return f"# {','.join(peers)}; {versions()}; kernels.py {source}"


def measure_accuracy(args: argparse.Namespace) -> int:
    file, heading = Path(args.ulp), fingerprint(args.peers)
    if file.exists() and file.read_text().partition("\n")[0] == heading:
        return 0
    if not importlib.util.find_spec("mpmath"):
        print("mpmath is missing, so accuracy is not measured and every peer counts: pip install mpmath", file=sys.stderr)
        file.unlink(missing_ok=True)
        return 0
    print("measuring the accuracy of the peers (once)", flush=True)
    file.unlink(missing_ok=True)
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for peer in args.peers:
        answer = in_process(args, peer, "--ulp", args.ulp)
        if answer is None:
            print(f"FAILED accuracy of {peer}", file=sys.stderr)
            return 1
        for key, result in answer.items():
            found.setdefault(key, {})[peer] = result
    lines = [heading, "\t".join(["workload", "case", "dtype", "peer", "ulp"])]
    for workload, functions in ELEMENTARY.items():
        for name, kinds in functions.items():
            for dtype in DTYPES:
                errors = largest_error(name, dtype, found.get((name, dtype), {}), kinds)
                lines += [f"{workload}\t{name}\t{dtype}\t{peer}\t{error:.3g}" for peer, error in errors.items()]
    file.write_text("\n".join(lines) + "\n")
    return 0


# ---------------------------------------------------------------------------------------------- processes


def versions() -> str:
    found = []
    for name in DISTRIBUTIONS:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            pass
    return ", ".join(found)


def environment(threads: int) -> dict[str, str]:
    """Thread counts must be there before a library is loaded; the C heap keeps what is freed, as a Java heap does."""
    env = dict(os.environ)
    env.update(MALLOC_TRIM_THRESHOLD_="2000000000", MALLOC_MMAP_THRESHOLD_="2000000000", MALLOC_TOP_PAD_="200000000")
    for name in ("OMP", "MKL", "OPENBLAS", "VECLIB_MAXIMUM"):
        env[f"{name}_NUM_THREADS"] = str(threads)
    env["NPROC"] = str(threads)  # the pool of XLA's CPU client
    env["JAX_PLATFORMS"] = "cpu"
    if threads == 1:
        env["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false"
    return env


def in_process(args: argparse.Namespace, peer: str, *more: str):
    """What a worker for one library answers, or None if it fails."""
    with tempfile.TemporaryDirectory() as scratch:
        answer = os.path.join(scratch, "answer")
        command = [sys.executable, os.path.abspath(__file__), "--worker", answer, "--peers", peer]
        command += ["--threads", str(args.threads), "--budget", str(args.budget), *more]
        if subprocess.run(command, env=environment(args.threads)).returncode:
            return None
        with open(answer, "rb") as f:
            return pickle.load(f)


def worker(args: argparse.Namespace) -> int:
    (peer,) = args.peers
    answer = evaluate(peer, args) if args.ulp else time_cases(peer, args.only[0].partition("/")[0], args)
    with open(args.worker, "wb") as f:
        pickle.dump(answer, f)
    return 0


def run(args: argparse.Namespace) -> int:
    tsv = Path(args.tsv) if args.tsv else None
    if tsv and not tsv.exists():
        tsv.write_text("\t".join(COLUMNS) + "\n")
    complaints = []
    for workload in WORKLOADS:
        only = [o for o in args.only if o.partition("/")[0] == workload]
        if not only:
            continue
        results: dict = {}
        for peer in args.peers:
            answer = in_process(args, peer, "--only", ",".join(only))
            if answer is None:
                complaints.append(f"{workload}: {peer} failed")
                continue
            results.update(answer[1])
            if tsv:
                with tsv.open("a") as f:
                    f.writelines(row + "\n" for row in answer[0])
        complaints += disagreements(workload, results)
    for line in complaints:
        print("FAILED", line, file=sys.stderr)
    return 1 if complaints else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    listed = lambda s: s.split(",")  # noqa: E731
    parser.add_argument("--only", type=listed, default=WORKLOADS, help="workloads and cases, comma-separated: K,W10/exp")
    parser.add_argument("--threads", type=int, choices=(1, 2), default=1)
    parser.add_argument("--peers", type=listed, default=[p for p in PEERS if importlib.util.find_spec(p)], help="default: those installed")
    parser.add_argument("--budget", type=float, default=0.5, help="seconds of samples per case of W9; the others get a quarter")
    parser.add_argument("--tsv", help="append results to this file")
    parser.add_argument("--ulp", metavar="FILE", help="measure accuracy instead, unless the file has it for these versions already")
    parser.add_argument("--versions", action="store_true", help="print the versions of the libraries")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.versions:
        print(versions())
        return 0
    wrong = [o for o in args.only if not exists(o)]
    if wrong:
        parser.error(f"no such workload or case: {', '.join(wrong)}")
    if not args.peers or set(args.peers) - set(PEERS):
        parser.error(f"the peers are {', '.join(PEERS)}; install them with pip")
    if args.worker:
        return worker(args)
    if hasattr(os, "sched_setaffinity"):
        allowed = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, set(allowed[: args.threads]))  # children inherit it, as with taskset
    return measure_accuracy(args) if args.ulp else run(args)


if __name__ == "__main__":
    sys.exit(main())
