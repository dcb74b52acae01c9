package io.cotangent.transform;

import io.cotangent.op.Ops;
import java.util.ArrayList;
import java.util.List;

/** Special functions. */
final class SpecialFunctions {
    private SpecialFunctions() {}

    static List<Functions> all() {
        List<Functions> all = new ArrayList<>();
        Functions.one(all, "erf", Ops::erf);
        Functions.one(all, "erfc", Ops::erfc);
        return all;
    }
}
