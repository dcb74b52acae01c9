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
 * The vectors of equal numbers in a generated class: static final fields, because the compiler
 * keeps loops with many broadcasts in registers less well.
 */
final class Constants {
    private static final ClassDesc SPECIES_HOLDER = Species.class.describeConstable().orElseThrow();

    private enum Kind {
        NUMBERS,
        INTEGERS,
        SHUFFLE
    }

    /** A constant; of numbers and integers with their bits. */
    private record Key(Kind kind, Format format, long bits) {
        ClassDesc type() {
            return switch (kind) {
                case NUMBERS -> format.vector;
                case INTEGERS -> format.integers;
                case SHUFFLE -> Format.SHUFFLE;
            };
        }
    }

    private final ClassDesc owner;
    private final Map<Key, String> fields = new LinkedHashMap<>();

    Constants(ClassDesc owner) {
        this.owner = owner;
    }

    /** Leaves a vector of equal numbers on the stack. */
    void load(CodeBuilder code, Format format, double value) {
        long bits =
                format.isDouble()
                        ? Double.doubleToRawLongBits(value)
                        : Float.floatToRawIntBits((float) value);
        load(code, new Key(Kind.NUMBERS, format, bits));
    }

    /** Leaves a vector of equal integers on the stack. */
    void load(CodeBuilder code, Format format, long value) {
        load(code, new Key(Kind.INTEGERS, format, format.isDouble() ? value : (int) value));
    }

    /** Leaves on the stack the shuffle that moves lanes down by some places, around the end. */
    void shuffle(CodeBuilder code, Format format, int places) {
        load(code, new Key(Kind.SHUFFLE, format, places));
    }

    private void load(CodeBuilder code, Key key) {
        String name = fields.computeIfAbsent(key, _ -> "c" + fields.size());
        code.getstatic(owner, name, key.type());
    }

    /** Leaves the species of a format's numbers on the stack. */
    void species(CodeBuilder code, Format format) {
        species(code, format.name());
    }

    /** Leaves a species on the stack, by its name in {@link Species}. */
    void species(CodeBuilder code, String name) {
        code.getstatic(SPECIES_HOLDER, name, Format.SPECIES);
    }

    /** Writes the fields and the code that fills them; to be called last. */
    void write(ClassBuilder type) {
        int flags = ClassFile.ACC_STATIC | ClassFile.ACC_FINAL;
        fields.forEach((key, name) -> type.withField(name, key.type(), flags));
        type.withMethodBody(
                ConstantDescs.CLASS_INIT_NAME,
                ConstantDescs.MTD_void,
                ClassFile.ACC_STATIC,
                code -> {
                    fields.forEach((key, name) -> {
                        make(code, key);
                        code.putstatic(owner, name, key.type());
                    });
                    code.return_();
                });
    }

    private void make(CodeBuilder code, Key key) {
        Format format = key.format();
        switch (key.kind()) {
            case NUMBERS -> {
                species(code, format);
                if (format.isDouble()) {
                    code.loadConstant(Double.longBitsToDouble(key.bits()));
                } else {
                    code.loadConstant(Float.intBitsToFloat((int) key.bits()));
                }
                broadcast(code, format);
            }
            case INTEGERS -> {
                species(code, format.isDouble() ? "I64" : "I32");
                if (format.isDouble()) {
                    code.loadConstant(key.bits());
                } else {
                    code.loadConstant((int) key.bits());
                }
                code.invokestatic(
                        format.integers,
                        "broadcast",
                        MethodTypeDesc.of(format.integers, Format.SPECIES, format.integer));
            }
            case SHUFFLE -> {
                species(code, format);
                code.loadConstant((int) key.bits()).iconst_1().iconst_1();
                code.invokestatic(
                        Format.SHUFFLE,
                        "iota",
                        MethodTypeDesc.of(
                                Format.SHUFFLE, Format.SPECIES, CD_int, CD_int, CD_boolean));
            }
        }
    }

    /** Makes a vector of the species and the number on the stack. */
    static void broadcast(CodeBuilder code, Format format) {
        code.invokestatic(
                format.vector,
                "broadcast",
                MethodTypeDesc.of(format.vector, Format.SPECIES, format.number));
    }
}
