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

    private static final ClassDesc INTERLEAVING =
            Interleaving.class.describeConstable().orElseThrow();

    /** What is in a static field. */
    private sealed interface Field {
        Format format();

        /** By how many places, or between which, lanes move. */
        int places();

        default ClassDesc type() {
            return this instanceof Upper ? Format.MASK : Format.SHUFFLE;
        }

        /** A shuffle that moves lanes down. */
        record Down(Format format, int places) implements Field {}

        /** A shuffle that exchanges lanes. */
        record Exchange(Format format, int places) implements Field {}

        /** The mask of every other lane, or group of lanes. */
        record Upper(Format format, int places) implements Field {}
    }

    private final ClassDesc owner;
    private final Map<Field, String> fields = new LinkedHashMap<>();

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
        load(code, new Field.Down(format, places));
    }

    /** Leaves on the stack the shuffle that exchanges lanes at a distance. */
    void exchange(CodeBuilder code, Format format, int distance) {
        load(code, new Field.Exchange(format, distance));
    }

    /** Leaves on the stack the mask of the lanes with the higher number at a distance. */
    void upper(CodeBuilder code, Format format, int distance) {
        load(code, new Field.Upper(format, distance));
    }

    private void load(CodeBuilder code, Field field) {
        String name = fields.computeIfAbsent(field, _ -> "constant" + fields.size());
        code.getstatic(owner, name, field.type());
    }

    /** Writes the fields and the code that fills them; to be called last. */
    void write(ClassBuilder type) {
        int flags = ClassFile.ACC_STATIC | ClassFile.ACC_FINAL;
        fields.forEach((field, name) -> type.withField(name, field.type(), flags));
        type.withMethodBody(
                ConstantDescs.CLASS_INIT_NAME,
                ConstantDescs.MTD_void,
                ClassFile.ACC_STATIC,
                code -> {
                    fields.forEach((field, name) -> {
                        species(code, field.format());
                        code.loadConstant(field.places());
                        make(code, field);
                        code.putstatic(owner, name, field.type());
                    });
                    code.return_();
                });
    }

    /** Makes what is in a field, of the species and the number on the stack. */
    private static void make(CodeBuilder code, Field field) {
        MethodTypeDesc type = MethodTypeDesc.of(field.type(), Format.SPECIES, CD_int);
        switch (field) {
            case Field.Down _ -> {
                code.iconst_1().iconst_1();
                code.invokestatic(
                        Format.SHUFFLE, "iota", type.insertParameterTypes(2, CD_int, CD_boolean));
            }
            case Field.Exchange _ -> code.invokestatic(INTERLEAVING, "exchange", type);
            case Field.Upper _ -> code.invokestatic(INTERLEAVING, "upper", type);
        }
    }
}
