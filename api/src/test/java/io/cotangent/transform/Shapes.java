package io.cotangent.transform;

import java.util.Arrays;
import java.util.Random;

/** Random shapes, the same for the same name. */
final class Shapes {
    private static final int LONGEST = 4;

    private Shapes() {}

    /** A shape of up to some axes, of which one may have no position. */
    static int[] random(String name, int axes) {
        Random random = new Random(name.hashCode());
        int[] shape = new int[random.nextInt(axes + 1)];
        Arrays.setAll(shape, i -> 1 + random.nextInt(LONGEST));
        if (shape.length > 2 && random.nextInt(4) == 0) {
            shape[random.nextInt(shape.length)] = 0;
        }
        return shape;
    }

    /** Two shapes that broadcast to each other. */
    static int[][] randomPair(String name) {
        Random random = new Random(name.hashCode());
        int[] all = random(name + " of two", 4);
        int[] left = Arrays.copyOfRange(all, random.nextInt(all.length + 1), all.length);
        int[] right = all.clone();
        for (int i = 0; i < right.length; i++) {
            right[i] = random.nextInt(3) == 0 ? 1 : right[i];
        }
        for (int i = 0; i < left.length; i++) {
            left[i] = random.nextInt(3) == 0 ? 1 : left[i];
        }
        return new int[][] {left, right};
    }
}
