package io.cotangent.intrinsics.fused;

import io.cotangent.intrinsics.vector.Piece;

/** The pieces of all loops: equal ones are made, and warmed up, once. */
final class Pieces {
    private static final int AT_MOST = 1000;

    /** For machines on which pieces get faster on vectors, and for others. */
    static final Pieces ON_VECTORS = new Pieces(true);

    static final Pieces ON_NUMBERS = new Pieces(false);

    private final Recent<Piece.Definition, Piece> pieces;

    private Pieces(boolean onVectors) {
        this.pieces = new Recent<>(AT_MOST, definition -> new Piece(definition, onVectors));
    }

    Piece of(Piece.Definition definition) {
        return pieces.get(definition);
    }
}
