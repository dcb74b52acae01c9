package io.cotangent.intrinsics.scalar;

import java.util.HashMap;
import java.util.Map;

/** The memory of a routine: first a place for each instruction's result, then leaves. */
final class Tables {
    private final Leaves leaves;
    private final Map<Table, Table> known = new HashMap<>();
    private int size;

    /** Memory with places for so many results. */
    Tables(Leaves leaves, int results) {
        this.leaves = leaves;
        this.size = results;
    }

    /** How many numbers the memory holds. */
    int size() {
        return size;
    }

    /** A place for these leaves. */
    Table of(int... some) {
        Table key = new Table(0, some);
        Table table = known.get(key);
        if (table == null) {
            table = new Table(size, some);
            known.put(key, table);
            size += some.length;
        }
        return table;
    }

    /** What is to be done to fill the memory. */
    Contents contents() {
        int constants = 0;
        int inputs = 0;
        for (Table table : known.values()) {
            for (int leaf : table.leaves()) {
                if (leaves.isConstant(leaf)) {
                    constants++;
                } else {
                    inputs++;
                }
            }
        }
        Contents contents =
                new Contents(
                        size,
                        new int[constants],
                        new double[constants],
                        new int[inputs],
                        new int[inputs],
                        new int[inputs]);
        int constant = 0;
        int input = 0;
        for (Table table : known.values()) {
            for (int i = 0; i < table.leaves().length; i++) {
                int leaf = table.leaves()[i];
                if (leaves.isConstant(leaf)) {
                    contents.constantPlaces[constant] = table.base() + i;
                    contents.constants[constant++] = leaves.constant(leaf);
                } else {
                    contents.places[input] = table.base() + i;
                    contents.arrays[input] = leaves.array(leaf);
                    contents.elements[input++] = leaves.element(leaf);
                }
            }
        }
        return contents;
    }

    /**
     * What memory holds before a routine is run: constants, for ever, and elements of the inputs.
     *
     * @param size how many numbers
     */
    record Contents(
            int size,
            int[] constantPlaces,
            double[] constants,
            int[] places,
            int[] arrays,
            int[] elements) {
        /** New memory, with the constants in it. */
        double[] allocate() {
            double[] memory = new double[size];
            for (int i = 0; i < constants.length; i++) {
                memory[constantPlaces[i]] = constants[i];
            }
            return memory;
        }

        /** Copies the elements of the inputs. */
        void copy(double[] memory, Object[] inputs, int... offsets) {
            for (int i = 0; i < places.length; i++) {
                int at = offsets[arrays[i]] + elements[i];
                memory[places[i]] =
                        switch (inputs[arrays[i]]) {
                            case double[] x -> x[at];
                            case float[] x -> x[at];
                            case boolean[] x -> x[at] ? 1 : 0;
                            default -> throw new IllegalArgumentException();
                        };
            }
        }
    }
}
