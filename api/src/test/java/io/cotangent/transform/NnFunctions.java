package io.cotangent.transform;

import io.cotangent.op.Ops;
import java.util.ArrayList;
import java.util.List;

/** What neural networks are made of. */
final class NnFunctions {
    private NnFunctions() {}

    static List<Functions> all() {
        List<Functions> all = new ArrayList<>();
        Functions.one(all, "relu", Ops::relu);
        return all;
    }
}
