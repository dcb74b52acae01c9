package io.cotangent.intrinsics.vector;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;

/** What the writers of loops have in common. */
abstract sealed class LoopWriter
        permits NumberLoopWriter, VectorLoopWriter, FoldWriter, RowsWriter, ColumnsWriter {
    /** Methods with more bytes of code are not inlined into others, however hot. */
    private static final int INLINED = 325;

    /** Loads something into the method being written. */
    interface Load {
        void write();
    }

    final Definition definition;
    final Format format;
    final List<Elements> operands;
    final Elements result;
    final ClassDesc owner;

    LoopWriter(Definition definition, String suffix) {
        this.definition = definition;
        this.format = definition.format();
        this.operands = definition.operands();
        this.result = definition.result();
        this.owner = ClassDesc.of(LoopWriter.class.getPackageName(), definition.name() + suffix);
    }

    abstract void write(ClassBuilder type);

    /** Makes the class, which nothing but its instance keeps. */
    final MethodHandles.Lookup define() {
        byte[] bytes =
                ClassFile.of()
                        .build(
                                owner,
                                type -> {
                                    type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
                                    write(type);
                                });
        try {
            return MethodHandles.lookup().defineHiddenClass(bytes, true);
        } catch (IllegalAccessException e) {
            throw new LinkageError("the loop of " + definition.name() + " cannot be made", e);
        }
    }

    /**
     * Begins a method that is called, never inlined: else a loop that is warmed up would be
     * compiled as a part of what warms it up, and run on objects again where it is wanted.
     */
    static void beginWhole(CodeBuilder code) {
        for (int i = 0; i < INLINED; i++) {
            code.nop();
        }
    }

    /** Of an operand, or, after the last one, of the result. */
    final Elements elements(int i) {
        return i < operands.size() ? operands.get(i) : result;
    }

    /** n, then the array, the offset and maybe the stride of each operand and of the result. */
    final MethodTypeDesc loopType(boolean strides) {
        List<ClassDesc> parameters = new ArrayList<>();
        parameters.add(CD_int);
        for (int i = 0; i <= operands.size(); i++) {
            parameters.add(elements(i).array);
            parameters.add(CD_int);
            if (strides) {
                parameters.add(CD_int);
            }
        }
        return MethodTypeDesc.of(CD_void, parameters);
    }

    /**
     * Loads a vector of elements from a place, an array and an index on the stack; only some lanes,
     * if a variable has their mask.
     */
    final void load(CodeBuilder code, Elements elements, Load place, int mask) {
        boolean widen = elements == Elements.FLOAT && format.isDouble();
        ClassDesc vector =
                elements == Elements.BOOLEAN
                        ? Format.MASK
                        : widen ? Format.F32.vector : format.vector;
        Constants.species(code, widen ? "HALF" : format.name());
        place.write();
        MethodTypeDesc type = MethodTypeDesc.of(vector, Format.SPECIES, elements.array, CD_int);
        if (mask >= 0) {
            code.aload(mask);
            type = type.insertParameterTypes(3, Format.MASK);
        }
        code.invokestatic(vector, "fromArray", type);
        if (widen) {
            convert(code, "F2D", Format.F64.name(), Format.F64.vector);
        }
    }

    /** Converts the lanes of the vector on the stack; there are as many of the new type. */
    static void convert(CodeBuilder code, String conversion, String species, ClassDesc to) {
        code.getstatic(Format.OPERATORS, conversion, Format.operator("Conversion"));
        Constants.species(code, species);
        code.iconst_0();
        code.invokevirtual(
                Format.VECTOR,
                "convertShape",
                MethodTypeDesc.of(
                        Format.VECTOR, Format.operator("Conversion"), Format.SPECIES, CD_int));
        code.checkcast(to);
    }
}
