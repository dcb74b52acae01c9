package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.BinaryFunction;
import io.cotangent.intrinsics.Comparison;
import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.UnaryFunction;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the library's functions of single numbers into a class, with the bits of the kernels on
 * vectors. Operands are in local variables; the result is left on the stack. Truth values are 0 and
 * 1, as everywhere in the JVM.
 */
public final class FunctionCode {
    /** Larger functions are methods of the class, unless they are wanted in place. */
    private static final int SMALL = 12;

    /** About the bytes of code for each part of an expression, and for an operation's operands. */
    private static final int BYTES = 5;

    private static final int OPERANDS = 14;

    private final ClassDesc owner;
    private final Map<Function, Optional<Definition>> definitions = new HashMap<>();
    private final Map<String, Definition> called = new LinkedHashMap<>();

    private record Function(Enum<?> f, Kind kind) {}

    /** For the class of this name, which must be in this package: see {@link #nameInPackage}. */
    public FunctionCode(ClassDesc owner) {
        this.owner = owner;
    }

    /** The name of a class that may use the library's functions. */
    public static ClassDesc nameInPackage(String name) {
        return ClassDesc.of(FunctionCode.class.getPackageName(), name);
    }

    /** Makes a class of this package, which nothing but its users keep. */
    public static Class<?> define(byte[] bytes) {
        try {
            return MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass();
        } catch (IllegalAccessException e) {
            throw new LinkageError("a class for numbers cannot be made", e);
        }
    }

    /** About how many bytes of code a function takes. */
    public int size(UnaryFunction f, Kind kind, boolean inPlace) {
        return size(definition(f, kind), inPlace);
    }

    /** About how many bytes of code a function takes. */
    public int size(BinaryFunction f, Kind kind, boolean inPlace) {
        return kind == Kind.BOOL ? OPERANDS : size(definition(f, kind), inPlace);
    }

    private static int size(Optional<Definition> definition, boolean inPlace) {
        int parts = definition.map(FunctionCode::parts).orElse(1);
        return OPERANDS + (inPlace || parts <= SMALL ? BYTES * parts : BYTES);
    }

    private Optional<Definition> definition(UnaryFunction f, Kind kind) {
        return definitions.computeIfAbsent(
                new Function(f, kind), _ -> Functions.of(f, elements(kind)));
    }

    private Optional<Definition> definition(BinaryFunction f, Kind kind) {
        return definitions.computeIfAbsent(
                new Function(f, kind), _ -> Functions.of(f, elements(kind)));
    }

    private static int parts(Definition definition) {
        ScalarCode value = new ScalarCode(null, definition.format());
        value.count(definition.expression());
        return value.size();
    }

    /** A function of a number. */
    public void unary(CodeBuilder code, UnaryFunction f, Kind kind, boolean inPlace, int x) {
        Optional<Definition> definition = definition(f, kind);
        if (definition.isPresent()) {
            write(code, definition.get(), inPlace, x);
        } else {
            evaluate(code, f, kind, x);
        }
    }

    /** A function of two numbers, or of two truth values. */
    public void binary(
            CodeBuilder code, BinaryFunction f, Kind kind, boolean inPlace, int a, int b) {
        if (kind == Kind.BOOL) {
            code.iload(a).iload(b);
            switch (f) {
                case AND, MIN -> code.iand();
                case OR, MAX -> code.ior();
                case XOR -> code.ixor();
                default -> throw new IllegalArgumentException(f + " of truth values");
            }
            return;
        }
        Optional<Definition> definition = definition(f, kind);
        if (definition.isPresent()) {
            write(code, definition.get(), inPlace, a, b);
        } else {
            evaluate(code, f, kind, a, b);
        }
    }

    /** Calls the function of single numbers that the kernels call. */
    private static void evaluate(CodeBuilder code, Enum<?> f, Kind kind, int... operands) {
        ClassDesc type = f.getDeclaringClass().describeConstable().orElseThrow();
        code.getstatic(type, f.name(), type);
        ClassDesc[] parameters = new ClassDesc[operands.length];
        for (int i = 0; i < operands.length; i++) {
            code.loadLocal(typeKind(kind), operands[i]);
            if (kind == Kind.F32) {
                code.f2d();
            }
            parameters[i] = ConstantDescs.CD_double;
        }
        code.invokevirtual(type, "apply", MethodTypeDesc.of(ConstantDescs.CD_double, parameters));
        if (kind == Kind.F32) {
            code.d2f();
        }
    }

    private void write(CodeBuilder code, Definition definition, boolean inPlace, int... slots) {
        if (inPlace || parts(definition) <= SMALL) {
            inPlace(code, definition, slots);
            return;
        }
        called.put(definition.name(), definition);
        for (int i = 0; i < slots.length; i++) {
            code.loadLocal(definition.operands().get(i).kind, slots[i]);
        }
        code.invokestatic(owner, definition.name(), type(definition));
    }

    private static MethodTypeDesc type(Definition definition) {
        List<ClassDesc> operands =
                definition.operands().stream().map(elements -> elements.type).toList();
        return MethodTypeDesc.of(definition.result().type, operands);
    }

    private static void inPlace(CodeBuilder code, Definition definition, int... slots) {
        Format format = definition.format();
        ScalarCode value = new ScalarCode(code, format);
        value.count(definition.expression());
        for (int i = 0; i < slots.length; i++) {
            int slot = slots[i];
            if (definition.operands().get(i) == Elements.FLOAT && format.isDouble()) {
                slot = code.allocateLocal(TypeKind.DOUBLE);
                code.fload(slots[i]).f2d().dstore(slot);
            }
            value.bind(i, slot);
        }
        value.emit(definition.expression());
        if (definition.result() == Elements.FLOAT && format.isDouble()) {
            code.d2f();
        }
    }

    /** Writes the functions that were called, as methods. */
    public void writeCalled(ClassBuilder type) {
        called.forEach((name, definition) ->
                type.withMethodBody(
                        name,
                        type(definition),
                        ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
                        code -> {
                            int[] slots = new int[definition.operands().size()];
                            for (int i = 0; i < slots.length; i++) {
                                slots[i] = code.parameterSlot(i);
                            }
                            inPlace(code, definition, slots);
                            code.return_(definition.result().kind);
                        }));
    }

    /** A comparison of two numbers, or of two truth values. */
    public void compare(CodeBuilder code, Comparison comparison, Kind kind, int a, int b) {
        if (kind != Kind.BOOL) {
            inPlace(code, Functions.of(comparison, elements(kind)).orElseThrow(), a, b);
            return;
        }
        code.iload(a).iload(b).isub();
        Opcode branch =
                switch (comparison) {
                    case LT -> Opcode.IFLT;
                    case LE -> Opcode.IFLE;
                    case GT -> Opcode.IFGT;
                    case GE -> Opcode.IFGE;
                    case EQ -> Opcode.IFEQ;
                    case NE -> Opcode.IFNE;
                };
        code.ifThenElse(branch, yes -> yes.iconst_1(), no -> no.iconst_0());
    }

    /** {@code a * b + c}, rounded once. */
    public void fma(CodeBuilder code, Kind kind, int a, int b, int c) {
        Lane sum = Lane.input(0).fma(Lane.input(1), Lane.input(2));
        Elements elements = elements(kind);
        inPlace(
                code,
                new Definition(
                        "Fma",
                        elements.format(),
                        List.of(elements, elements, elements),
                        elements,
                        sum),
                a,
                b,
                c);
    }

    /** How the JVM holds values of a kind. */
    public static TypeKind typeKind(Kind kind) {
        return switch (kind) {
            case F64 -> TypeKind.DOUBLE;
            case F32 -> TypeKind.FLOAT;
            case BOOL -> TypeKind.INT;
        };
    }

    private static Elements elements(Kind kind) {
        return switch (kind) {
            case F64 -> Elements.DOUBLE;
            case F32 -> Elements.FLOAT;
            case BOOL -> Elements.BOOLEAN;
        };
    }
}
