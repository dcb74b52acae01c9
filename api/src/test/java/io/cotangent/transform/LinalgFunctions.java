package io.cotangent.transform;

import io.cotangent.op.Ops;
import java.util.ArrayList;
import java.util.List;

/** Linear algebra. */
final class LinalgFunctions {
    private LinalgFunctions() {}

    static List<Functions> all() {
        List<Functions> all = new ArrayList<>();
        Functions.one(all, "trace", Ops::trace, new int[] {2, 3, 4});
        return all;
    }
}
