package io.cotangent.intrinsics.vector;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;

/** What the writers of classes with loops have in common. */
abstract sealed class ClassWriter permits LoopWriter, PieceWriter {
    /** Methods with more bytes of code are not inlined into others, however hot. */
    private static final int INLINED = 325;

    /** Loads something into the method being written. */
    interface Load {
        void write();
    }

    final Format format;
    final ClassDesc owner;

    /** A writer of a class of this name, whose loops compute with such numbers. */
    ClassWriter(String name, Format format) {
        this.format = format;
        this.owner = ClassDesc.of(ClassWriter.class.getPackageName(), name);
    }

    abstract void write(ClassBuilder type);

    /** The class file. */
    final byte[] bytes() {
        return ClassFile.of()
                .build(
                        owner,
                        type -> {
                            type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
                            write(type);
                        });
    }

    /** Makes the class, which nothing but its instance keeps. */
    final MethodHandles.Lookup define() {
        byte[] bytes = bytes();
        Dump.write(owner.displayName(), bytes);
        try {
            return MethodHandles.lookup().defineHiddenClass(bytes, true);
        } catch (IllegalAccessException e) {
            throw new LinkageError("the class " + owner.displayName() + " cannot be made", e);
        }
    }

    /** Writes a constructor without parameters. */
    static void constructor(ClassBuilder type, ClassDesc parent) {
        type.withMethodBody(
                ConstantDescs.INIT_NAME,
                ConstantDescs.MTD_void,
                0,
                code ->
                        code.aload(0)
                                .invokespecial(
                                        parent, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                                .return_());
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

    /**
     * Loads a vector of elements from a place, an array and an index on the stack; only some lanes,
     * if a variable has their mask.
     */
    final void load(CodeBuilder code, Elements elements, Load place, int mask) {
        boolean widen = elements == Elements.FLOAT && format.isDouble();
        ClassDesc vector = vector(elements);
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

    /** The type of a vector, or of a mask, of such elements as they are loaded and stored. */
    private ClassDesc vector(Elements elements) {
        boolean half = elements == Elements.FLOAT && format.isDouble();
        return elements == Elements.BOOLEAN
                ? Format.MASK
                : half ? Format.F32.vector : format.vector;
    }

    /**
     * Makes numbers of the vector on the stack narrower, if its elements are to be; what {@link
     * #store} takes.
     */
    final void narrow(CodeBuilder code, Elements elements) {
        if (elements == Elements.FLOAT && format.isDouble()) {
            convert(code, "D2F", "HALF", Format.F32.vector);
        }
    }

    /**
     * Stores the vector on the stack, above which there is a place, an array and an index; only
     * some lanes, if a variable has their mask.
     */
    final void store(CodeBuilder code, Elements elements, int mask) {
        MethodTypeDesc type = MethodTypeDesc.of(CD_void, elements.array, CD_int);
        if (mask >= 0) {
            code.aload(mask);
            type = type.insertParameterTypes(2, Format.MASK);
        }
        code.invokevirtual(vector(elements), "intoArray", type);
    }

    /** Makes a vector, or a mask, that repeats the element of an array on the stack. */
    final void repeat(CodeBuilder code, Elements elements, Load place) {
        Constants.species(code, format);
        place.write();
        code.arrayLoad(elements.kind);
        if (elements == Elements.BOOLEAN) {
            code.invokeinterface(
                    Format.SPECIES, "maskAll", MethodTypeDesc.of(Format.MASK, CD_boolean));
            return;
        }
        if (elements == Elements.FLOAT && format.isDouble()) {
            code.f2d();
        }
        Constants.broadcast(code, format);
    }
}
