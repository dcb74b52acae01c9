/** Arrays, and the derivatives of functions of them. */
module io.cotangent.api {
    requires static org.jspecify;
    requires transitive io.cotangent.intrinsics;

    exports io.cotangent;
    exports io.cotangent.array;
    exports io.cotangent.check;
    exports io.cotangent.custom;
    exports io.cotangent.error;
    exports io.cotangent.function;
    exports io.cotangent.implicit;
    exports io.cotangent.number;
    exports io.cotangent.op;
    exports io.cotangent.optimize;
    exports io.cotangent.sparsity;
    exports io.cotangent.trace;
}
