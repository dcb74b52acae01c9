package io.cotangent.intrinsics.vector;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Writes loops along the rows of a matrix, over a few vectors of columns. */
abstract sealed class ColumnsWriter extends LoopWriter permits TileWriter, PackingWriter {
    final int vectors;
    private final boolean partial;

    /**
     * A writer.
     *
     * @param partial whether the last vector is loaded and stored in part
     */
    ColumnsWriter(Elements elements, String name, int vectors, boolean partial) {
        super(
                new Definition(
                        name + "_" + elements, elements.format(), List.of(), elements, Lane.of(0)),
                "x" + vectors + (partial ? "p" : ""));
        this.vectors = vectors;
        this.partial = partial;
    }

    /**
     * Writes a constructor, a static method with the loop, and the method that calls it with arrays
     * of its type.
     *
     * @param calls writes the calls, given what writes one
     */
    final void writeType(
            ClassBuilder type,
            Class<?> parent,
            String name,
            MethodTypeDesc method,
            Code loop,
            Calls calls) {
        ClassDesc superclass = parent.describeConstable().orElseThrow();
        type.withSuperclass(superclass);
        constructor(type, superclass);
        MethodTypeDesc typed = method;
        for (int i = 0; i < method.parameterCount(); i++) {
            if (!method.parameterType(i).isPrimitive()) {
                typed = typed.changeParameterType(i, result.array);
            }
        }
        MethodTypeDesc loopType = typed;
        type.withMethodBody(
                "loop",
                loopType,
                ClassFile.ACC_STATIC,
                code -> {
                    beginWhole(code);
                    loop.write(code);
                });
        type.withMethodBody(
                name,
                method,
                0,
                code -> {
                    calls.write(code, () -> call(code, loopType));
                    code.return_();
                });
    }

    /** Calls the loop with the parameters of a method. */
    private void call(CodeBuilder code, MethodTypeDesc type) {
        for (int i = 0; i < type.parameterCount(); i++) {
            ClassDesc parameter = type.parameterType(i);
            code.loadLocal(TypeKind.from(parameter), code.parameterSlot(i));
            if (parameter.isArray()) {
                code.checkcast(parameter);
            }
        }
        code.invokestatic(owner, "loop", type);
    }

    /** Writes the body of a method. */
    interface Code {
        void write(CodeBuilder code);
    }

    /** Writes calls. */
    interface Calls {
        void write(CodeBuilder code, Runnable call);
    }

    /**
     * Makes a variable with the mask of the last vector, if it is partial; -1 if not.
     *
     * @param columns the variable with the number of columns
     */
    final int mask(CodeBuilder code, int columns) {
        if (!partial) {
            return -1;
        }
        int mask = code.allocateLocal(TypeKind.REFERENCE);
        Constants.species(code, format);
        code.loadConstant((vectors - 1) * format.lanes()).iload(columns);
        code.invokeinterface(
                Format.SPECIES, "indexInRange", MethodTypeDesc.of(Format.MASK, CD_int, CD_int));
        code.astore(mask);
        return mask;
    }

    /** Loads vector v from the array and the place on the stack, which the species is below. */
    final void fromArray(CodeBuilder code, int v, int mask) {
        MethodTypeDesc type =
                MethodTypeDesc.of(format.vector, Format.SPECIES, result.array, CD_int);
        if (mask >= 0 && v == vectors - 1) {
            code.aload(mask);
            type = type.insertParameterTypes(3, Format.MASK);
        }
        code.invokestatic(format.vector, "fromArray", type);
    }

    /** Stores vector v, which is on the stack with the array and the place. */
    final void intoArray(CodeBuilder code, int v, int mask) {
        MethodTypeDesc type = MethodTypeDesc.of(CD_void, result.array, CD_int);
        if (mask >= 0 && v == vectors - 1) {
            code.aload(mask);
            type = type.insertParameterTypes(2, Format.MASK);
        }
        code.invokevirtual(format.vector, "intoArray", type);
    }
}
