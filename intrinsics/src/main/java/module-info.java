/** The numerical loops of Cotangent, on raw Java arrays. */
module io.cotangent.intrinsics {
    // For io.cotangent.api only; unqualified, because this module is compiled before that one is
    // known.
    exports io.cotangent.intrinsics;
}
