package io.cotangent.intrinsics.vector;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The constants of a generated class.
 *
 * <p>Vectors of equal numbers are made where they are used: the compiler moves that out of loops.
 * It would not do so with the elements of a vector in a static field, which, for all it knows, the
 * loop's stores may change. Shuffles are in static fields.
 */
final class Constants {
    private static final ClassDesc SPECIES_HOLDER = Species.class.describeConstable().orElseThrow();

    private record Shuffle(Format format, int places) {}

    private final ClassDesc owner;
    private final Map<Shuffle, String> shuffles = new LinkedHashMap<>();

    Constants(ClassDesc owner) {
        this.owner = owner;
    }

    /** Leaves a vector of equal numbers on the stack. */
    static void load(CodeBuilder code, Format format, double value) {
        species(code, format);
        if (format.isDouble()) {
            code.loadConstant(value);
        } else {
            code.loadConstant((float) value);
        }
        broadcast(code, format);
    }

    /** Leaves a vector of equal integers on the stack. */
    static void load(CodeBuilder code, Format format, long value) {
        species(code, format.isDouble() ? "I64" : "I32");
        if (format.isDouble()) {
            code.loadConstant(value);
        } else {
            code.loadConstant((int) value);
        }
        code.invokestatic(
                format.integers,
                "broadcast",
                MethodTypeDesc.of(format.integers, Format.SPECIES, format.integer));
    }

    /** Makes a vector of the species and the number on the stack. */
    static void broadcast(CodeBuilder code, Format format) {
        code.invokestatic(
                format.vector,
                "broadcast",
                MethodTypeDesc.of(format.vector, Format.SPECIES, format.number));
    }

    /** Leaves the species of a format's numbers on the stack. */
    static void species(CodeBuilder code, Format format) {
        species(code, format.name());
    }

    /** Leaves a species on the stack, by its name in {@link Species}. */
    static void species(CodeBuilder code, String name) {
        code.getstatic(SPECIES_HOLDER, name, Format.SPECIES);
    }

    /** Leaves on the stack the shuffle that moves lanes down by some places, around the end. */
    void shuffle(CodeBuilder code, Format format, int places) {
        String name =
                shuffles.computeIfAbsent(
                        new Shuffle(format, places), _ -> "shuffle" + shuffles.size());
        code.getstatic(owner, name, Format.SHUFFLE);
    }

    /** Writes the fields and the code that fills them; to be called last. */
    void write(ClassBuilder type) {
        int flags = ClassFile.ACC_STATIC | ClassFile.ACC_FINAL;
        shuffles.forEach((_, name) -> type.withField(name, Format.SHUFFLE, flags));
        type.withMethodBody(
                ConstantDescs.CLASS_INIT_NAME,
                ConstantDescs.MTD_void,
                ClassFile.ACC_STATIC,
                code -> {
                    shuffles.forEach((shuffle, name) -> {
                        species(code, shuffle.format());
                        code.loadConstant(shuffle.places()).iconst_1().iconst_1();
                        code.invokestatic(
                                Format.SHUFFLE,
                                "iota",
                                MethodTypeDesc.of(
                                        Format.SHUFFLE,
                                        Format.SPECIES,
                                        CD_int,
                                        CD_int,
                                        CD_boolean));
                        code.putstatic(owner, name, Format.SHUFFLE);
                    });
                    code.return_();
                });
    }
}
