package io.cotangent.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Shadows of elements move with them. */
class ArraySubstitutesTest {
    private final Tape tape = FreeTape.of(1);

    /** An array of the numbers whose shadows are other than 0. */
    private double[] numbers(double[] numbers, int... shadows) {
        double[] array = numbers.clone();
        System.arraycopy(shadows, 0, tape.newShadows(array), 0, shadows.length);
        return array;
    }

    private float[] floats(float[] numbers, int... shadows) {
        float[] array = numbers.clone();
        System.arraycopy(shadows, 0, tape.newShadows(array), 0, shadows.length);
        return array;
    }

    @Test
    void copies() {
        double[] x = numbers(new double[] {1, 2, 3}, 0, 7, 8);
        double[] copy = ArraySubstitutes.copyOf(x, 5, tape);
        assertThat(copy).containsExactly(1, 2, 3, 0, 0);
        assertThat(tape.shadows(copy)).containsExactly(0, 7, 8, 0, 0);
        double[] part = ArraySubstitutes.copyOfRange(x, 1, 2, tape);
        assertThat(part).containsExactly(2);
        assertThat(tape.shadows(part)).containsExactly(7);
        assertThat(tape.shadows(ArraySubstitutes.copyOfRange(x, 0, 1, tape))).isNull();
        Object clone = ArraySubstitutes.clone(x, tape);
        assertThat(clone).isEqualTo(x).isNotSameAs(x);
        assertThat(tape.shadows(clone)).containsExactly(0, 7, 8);
        assertThatThrownBy(() -> ArraySubstitutes.copyOfRange(x, 4, 5, tape))
                .isInstanceOf(ArrayIndexOutOfBoundsException.class);
    }

    @Test
    void copiesOfFloats() {
        float[] x = floats(new float[] {1, 2, 3}, 0, 7, 8);
        assertThat(tape.shadows(ArraySubstitutes.copyOf(x, 2, tape))).containsExactly(0, 7);
        Object clone = ArraySubstitutes.clone(x, tape);
        assertThat(clone).isEqualTo(x).isNotSameAs(x);
        assertThat(tape.shadows(clone)).containsExactly(0, 7, 8);
    }

    @Test
    void movesWithinAnArray() {
        double[] x = numbers(new double[] {1, 2, 3, 4}, 5, 0, 7, 8);
        ArraySubstitutes.arraycopy(x, 0, x, 1, 3, tape);
        assertThat(x).containsExactly(1, 1, 2, 3);
        assertThat(tape.shadows(x)).containsExactly(5, 5, 0, 7);
    }

    @Test
    void movesFromOneToAnother() {
        double[] x = numbers(new double[] {1, 2}, 5, 6);
        double[] y = new double[3];
        ArraySubstitutes.arraycopy(x, 1, y, 2, 1, tape);
        assertThat(tape.shadows(y)).containsExactly(0, 0, 6);
        ArraySubstitutes.arraycopy(new double[3], 0, y, 0, 3, tape);
        assertThat(tape.shadows(y)).containsExactly(0, 0, 0);
        Object[] objects = {"a", null};
        ArraySubstitutes.arraycopy(objects, 0, objects, 1, 1, tape);
        assertThat(objects).containsExactly("a", "a");
        assertThatThrownBy(() -> ArraySubstitutes.arraycopy(x, 1, y, 2, 2, tape))
                .isInstanceOf(ArrayIndexOutOfBoundsException.class);
    }

    @Test
    void fills() {
        double[] x = new double[3];
        ArraySubstitutes.fill(x, 1, 3, 2.5, 9, tape);
        assertThat(x).containsExactly(0, 2.5, 2.5);
        assertThat(tape.shadows(x)).containsExactly(0, 9, 9);
        ArraySubstitutes.fill(x, 1, 0, tape);
        assertThat(tape.shadows(x)).containsExactly(0, 0, 0);
        float[] y = new float[2];
        ArraySubstitutes.fill(y, 1.5f, 0, tape);
        assertThat(tape.shadows(y)).isNull();
    }

    @Test
    void sorts() {
        double nan = Double.NaN;
        double[] x = numbers(new double[] {3, nan, 0.0, 3, -0.0, 1}, 1, 2, 3, 4, 5, 6);
        for (int i = 0; i < 6; i++) {
            tape.add(Rule.INPUT, 0, i, x[i]);
        }
        double[] y = (double[]) ArraySubstitutes.clone(x, tape);
        ArraySubstitutes.sort(x, tape);
        assertThat(x).containsExactly(-0.0, 0.0, 1, 3, 3, nan);
        assertThat(tape.shadows(x)).containsExactly(5, 3, 6, 1, 4, 2);
        ArraySubstitutes.parallelSort(y, 3, 6, tape);
        assertThat(y).containsExactly(3, nan, 0.0, -0.0, 1, 3);
        assertThat(tape.shadows(y)).containsExactly(1, 2, 3, 5, 6, 4);
        float[] z = floats(new float[] {2, 1}, 1, 2);
        ArraySubstitutes.sort(z, tape);
        assertThat(tape.shadows(z)).containsExactly(2, 1);
    }

    @Test
    void callsAreFound() {
        assertThat(KnownMethods.substitute("[D", "clone", "()Ljava/lang/Object;", false))
                .isNotNull();
        assertThat(
                        KnownMethods.substitute(
                                "java/lang/System",
                                "arraycopy",
                                "(Ljava/lang/Object;ILjava/lang/Object;II)V",
                                true))
                .isNotNull();
        assertThat(KnownMethods.substitute("java/util/Arrays", "fill", "([FF)V", true).toString())
                .contains("fill(float[],float,int,io.cotangent.number.Tape)");
        assertThat(KnownMethods.substitute("java/util/Arrays", "fill", "([II)V", true)).isNull();
    }
}
