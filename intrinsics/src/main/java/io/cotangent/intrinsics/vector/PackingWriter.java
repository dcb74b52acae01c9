package io.cotangent.intrinsics.vector;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;

/** Makes a {@link Packing} for a number of vectors. */
final class PackingWriter extends ColumnsWriter {
    private static final MethodTypeDesc COPY =
            MethodTypeDesc.of(
                    CD_void, CD_int, CD_int, CD_Object, CD_int, CD_int, CD_Object, CD_int, CD_int);

    private PackingWriter(Elements elements, int vectors, boolean partial) {
        super(elements, "Packing", vectors, partial);
    }

    static Packing packing(Elements elements, int vectors, boolean partial) {
        Class<?> type = new PackingWriter(elements, vectors, partial).define().lookupClass();
        try {
            return (Packing) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the packing of " + elements + " cannot be made", e);
        }
    }

    @Override
    void write(ClassBuilder type) {
        writeType(type, Packing.class, "copy", COPY, this::copy, (code, call) -> call.run());
    }

    private void copy(CodeBuilder code) {
        int rows = code.parameterSlot(1);
        int x = code.parameterSlot(2);
        int xOffset = code.parameterSlot(3);
        int xStride = code.parameterSlot(4);
        int y = code.parameterSlot(5);
        int yOffset = code.parameterSlot(6);
        int yStride = code.parameterSlot(7);
        int mask = mask(code, code.parameterSlot(0));
        int counter = code.allocateLocal(TypeKind.INT);
        int from = code.allocateLocal(TypeKind.INT);
        int to = code.allocateLocal(TypeKind.INT);
        code.iconst_0().istore(counter);
        Label start = code.newBoundLabel();
        Label end = code.newLabel();
        code.iload(counter).iload(rows).if_icmpge(end);
        code.iload(xOffset).iload(counter).iload(xStride).imul().iadd().istore(from);
        code.iload(yOffset).iload(counter).iload(yStride).imul().iadd().istore(to);
        for (int v = 0; v < vectors; v++) {
            int column = v * format.lanes();
            Constants.species(code, format);
            code.aload(x).iload(from).loadConstant(column).iadd();
            fromArray(code, v, mask);
            code.aload(y).iload(to).loadConstant(column).iadd();
            intoArray(code, v, mask);
        }
        code.iinc(counter, 1);
        code.goto_(start);
        code.labelBinding(end);
        code.return_();
    }
}
