package io.cotangent.number;

import java.util.Arrays;

/** Records the operations of an expression on a tape one by one. */
final class Calculator {
    private final Tape tape;
    private double[] values = new double[16];
    private int[] shadows = new int[16];
    private int size;

    Calculator(Tape tape) {
        this.tape = tape;
    }

    /** Takes a number of the expression, counted from 0 on, and its shadow. */
    void leaf(int number, double x, int dx) {
        size = number;
        push(x, dx);
    }

    private void push(double z, int dz) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
            shadows = Arrays.copyOf(shadows, 2 * size);
        }
        values[size] = z;
        shadows[size++] = dz;
    }

    /**
     * Does operations, whose results come after the leaves and each other.
     *
     * @param steps of each the sign, which is ~ for -x, and the places of its operands
     * @param results how many characters follow
     */
    void run(String steps, int results) {
        for (int at = 0; at < steps.length() - results; at += 3) {
            int a = steps.charAt(at + 1);
            int b = steps.charAt(at + 2);
            double x = values[a];
            double y = values[b];
            int dx = shadows[a];
            int dy = shadows[b];
            double z =
                    switch (steps.charAt(at)) {
                        case '+' -> Woven.add(x, y, dx, dy, tape);
                        case '-' -> Woven.sub(x, y, dx, dy, tape);
                        case '*' -> Woven.mul(x, y, dx, dy, tape);
                        case '/' -> Woven.div(x, y, dx, dy, tape);
                        default -> Woven.neg(x, dx, tape);
                    };
            push(z, tape.result);
        }
    }

    double value(int place) {
        return values[place];
    }

    int shadow(int place) {
        return shadows[place];
    }
}
