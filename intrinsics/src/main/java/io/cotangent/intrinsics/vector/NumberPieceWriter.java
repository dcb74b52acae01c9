package io.cotangent.intrinsics.vector;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;

/** Makes loops of pieces that compute one element after the other. */
final class NumberPieceWriter extends PieceWriter {
    private NumberPieceWriter(Piece.Definition definition) {
        super(definition, "Numbers");
    }

    /** The class file of a piece's loop. */
    static byte[] bytes(Piece.Definition definition) {
        return new NumberPieceWriter(definition).bytes();
    }

    static PieceLoop loop(Piece.Definition definition) {
        return new NumberPieceWriter(definition).loop((PieceLoop) null);
    }

    @Override
    void run(CodeBuilder code) {
        int[] operands = new int[inputs];
        for (int i = 0; i < inputs; i++) {
            operands[i] = code.allocateLocal(kind(i));
            if (isUniform(i)) {
                place(code, i);
                load(code, i, operands[i]);
            }
        }
        int counter = code.allocateLocal(TypeKind.INT);
        code.iload(code.parameterSlot(0)).istore(counter);
        count(code, counter, code.parameterSlot(1), () -> element(code, operands, counter));
        code.return_();
    }

    private void element(CodeBuilder code, int[] operands, int counter) {
        for (int i = 0; i < inputs; i++) {
            if (!isUniform(i)) {
                place(code, i, counter);
                load(code, i, operands[i]);
            }
        }
        int[] computed = compute(code, new ScalarCode(code, format), operands);
        for (int i = 0; i < computed.length; i++) {
            Elements to = elements.get(inputs + i);
            place(code, inputs + i, counter);
            code.loadLocal(to == Elements.BOOLEAN ? TypeKind.INT : to.kind, computed[i]);
            code.arrayStore(to.kind);
        }
    }

    private TypeKind kind(int input) {
        return elements.get(input) == Elements.BOOLEAN ? TypeKind.INT : format.kind;
    }

    /** Loads an element from the array and the place on the stack into a variable. */
    private void load(CodeBuilder code, int input, int variable) {
        Elements from = elements.get(input);
        code.arrayLoad(from.kind);
        if (from == Elements.FLOAT && format.isDouble()) {
            code.f2d();
        }
        code.storeLocal(kind(input), variable);
    }

    @Override
    TypeKind narrowed(CodeBuilder code, TypeKind kind, Elements to) {
        if (to == Elements.FLOAT && format.isDouble()) {
            code.d2f();
            return TypeKind.FLOAT;
        }
        return kind;
    }
}
