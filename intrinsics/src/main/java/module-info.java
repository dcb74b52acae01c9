/** The numerical loops of Cotangent, on raw Java arrays. */
module io.cotangent.intrinsics {
    // Static: without the module the kernels in plain Java serve.
    requires static jdk.incubator.vector;

    // For io.cotangent.api only; unqualified, because this module is compiled before that one is
    // known.
    exports io.cotangent.intrinsics;
}
