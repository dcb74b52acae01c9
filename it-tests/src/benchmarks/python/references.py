#!/usr/bin/env python3
"""Prints what JAX finds in the workloads of the peer benchmarks, for the check of ours: references.tsv is made by

    python references.py peers.py > references.tsv

A line for each array of each result: the case, its size, its norm, and the sum of its elements, the i-th times cos(i).
"""

import os
import sys

from adbench import arrays, summary


def main():
    sys.path.insert(0, os.path.dirname(os.path.abspath(sys.argv[1])))
    import peers

    for workload in peers.WORKLOADS:
        if workload in peers.KERNELS:
            continue
        for name, case, n, dtype, thunk in peers.cases(workload, "jax", 1):
            if name == "jax":
                for array in arrays(thunk()):
                    print(f"{workload}/{case}/{n}/{dtype}", summary(array), sep="\t", flush=True)


if __name__ == "__main__":
    main()
