package io.cotangent.compile;

import io.cotangent.DType;
import io.cotangent.array.ArrayType;
import io.cotangent.trace.Program;

/**
 * Where a calculation finds the inputs of its program: those without axes, of type float64, side by
 * side in its first array; each other in an array of its own.
 */
final class Packing {
    private final int[] arrays;
    private final int[] elements;
    private final int numbers;
    private final int count;

    /** The arrays after those of the inputs: the same in each run. */
    final Object[] given;

    /** The places of the arrays' first elements, where all are the first of Java arrays. */
    final int[] zeros;

    Packing(Program program) {
        arrays = new int[program.inputs()];
        elements = new int[program.inputs()];
        int packed = 0;
        for (int i = 0; i < arrays.length; i++) {
            elements[i] = isNumber(program.type(i)) ? packed++ : -1;
        }
        int next = packed == 0 ? 0 : 1;
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = elements[i] >= 0 ? 0 : next++;
        }
        numbers = packed;
        count = next;
        given = new Object[0];
        zeros = new int[next];
    }

    private Packing(Packing inputs, Object... given) {
        arrays = inputs.arrays;
        elements = inputs.elements;
        numbers = inputs.numbers;
        this.given = given;
        count = inputs.count + given.length;
        zeros = new int[count];
    }

    /** This with more arrays, after those of the inputs. */
    Packing with(Object... more) {
        return new Packing(this, more);
    }

    private static boolean isNumber(ArrayType type) {
        return type.dtype() == DType.FLOAT64 && type.shape().rank() == 0;
    }

    /** The number of arrays. */
    int count() {
        return count;
    }

    /** How many inputs lie in the first array; if there are none, it is one like the others. */
    int numbers() {
        return numbers;
    }

    /** The number of the array that an input is in. */
    int array(int input) {
        return arrays[input];
    }

    /** The place of an input in the first array; -1 if it has an array of its own. */
    int element(int input) {
        return elements[input];
    }
}
