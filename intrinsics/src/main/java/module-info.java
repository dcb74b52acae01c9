/** The numerical loops of Cotangent, on raw Java arrays. */
module io.cotangent.intrinsics {
    // KernelProvider makes this module read jdk.incubator.vector if the JVM has it. To require it
    // here, even statically, would give everybody who compiles against this module a warning.

    // To see whether loops make objects; where the JVM has no such module, it is not seen.
    requires static jdk.management;

    // For io.cotangent.api only; unqualified, because this module is compiled before that one is
    // known.
    exports io.cotangent.intrinsics;
    exports io.cotangent.intrinsics.linalg;
    exports io.cotangent.intrinsics.repeat;
    exports io.cotangent.intrinsics.scalar;
}
