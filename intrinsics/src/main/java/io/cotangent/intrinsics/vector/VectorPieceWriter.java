package io.cotangent.intrinsics.vector;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.List;

/**
 * Makes loops of pieces that compute on vectors.
 *
 * <p>The loop counts in steps of 1, and its vectors begin at multiples of the counter: the compiler
 * takes seconds for loops that count by the vector's length. What is left at the end is computed
 * one by one.
 */
final class VectorPieceWriter extends PieceWriter {
    private VectorPieceWriter(Piece.Definition definition) {
        super(definition, "Vectors");
    }

    /** The class file of a piece's loop. */
    static byte[] bytes(Piece.Definition definition) {
        return new VectorPieceWriter(definition).bytes();
    }

    static PieceLoop loop(Piece.Definition definition, PieceLoop numbers) {
        return new VectorPieceWriter(definition).loop(numbers);
    }

    /** How many operations a loop does for a vector of each result, about. */
    static int operations(Piece.Definition definition) {
        VectorPieceWriter writer = new VectorPieceWriter(definition);
        VectorCode counter = new VectorCode(null, writer.format, false);
        writer.results.forEach(counter::count);
        return counter.size() + writer.elements.size();
    }

    /** What the arrays hold, of the inputs and then of the results. */
    static List<Elements> elements(Piece.Definition definition) {
        return new VectorPieceWriter(definition).elements;
    }

    @Override
    void run(CodeBuilder code) {
        int places = Integer.numberOfTrailingZeros(format.lanes());
        int[] operands = new int[inputs];
        for (int i = 0; i < inputs; i++) {
            int operand = i;
            operands[i] = code.allocateLocal(TypeKind.REFERENCE);
            if (isUniform(i)) {
                repeat(code, elements.get(i), () -> place(code, operand));
                code.astore(operands[i]);
            }
        }
        int end = code.allocateLocal(TypeKind.INT);
        int counter = code.allocateLocal(TypeKind.INT);
        int index = code.allocateLocal(TypeKind.INT);
        code.iload(code.parameterSlot(1)).loadConstant(places).ishr().istore(end);
        code.iconst_0().istore(counter);
        count(
                code,
                counter,
                end,
                () -> {
                    code.iload(counter).loadConstant(places).ishl().istore(index);
                    vector(code, operands, index);
                });
        code.iload(end).loadConstant(places).ishl().istore(index);
        Label done = code.newLabel();
        code.iload(index).iload(code.parameterSlot(1)).if_icmpge(done);
        callNumbers(code, index);
        code.labelBinding(done);
        code.return_();
    }

    private void vector(CodeBuilder code, int[] operands, int index) {
        for (int i = 0; i < inputs; i++) {
            int operand = i;
            if (!isUniform(i)) {
                load(code, elements.get(i), () -> place(code, operand, index), -1);
                code.astore(operands[i]);
            }
        }
        int[] computed = compute(code, new VectorCode(code, format, false), operands);
        for (int i = 0; i < computed.length; i++) {
            code.aload(computed[i]);
            place(code, inputs + i, index);
            store(code, elements.get(inputs + i), -1);
        }
    }

    @Override
    TypeKind narrowed(CodeBuilder code, TypeKind kind, Elements to) {
        narrow(code, to);
        return kind;
    }
}
