package io.cotangent.intrinsics.scalar;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;

import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.vector.Dump;
import io.cotangent.intrinsics.vector.FunctionCode;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;

/** Makes a {@link Routine} of instructions. */
final class RoutineWriter {
    private static final ClassDesc OWNER = FunctionCode.nameInPackage("Numbers");
    private static final ClassDesc ROUTINE = Routine.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc RUN =
            MethodTypeDesc.of(CD_Object.arrayType(), CD_Object.arrayType(), CD_int.arrayType());
    private static final MethodTypeDesc TAKE = RUN.changeReturnType(CD_double.arrayType());
    private static final MethodTypeDesc GIVE =
            MethodTypeDesc.of(ConstantDescs.CD_void, CD_double.arrayType());

    /** The elements of outputs that a method writes. */
    private static final int SOME = 200;

    /** So many outputs at most: the method that makes their arrays must not grow too long. */
    private static final int MOST_OUTPUTS = 2000;

    private final Instructions instructions;
    private final List<Kind> kinds;
    private final List<int[]> outputs;
    private final FunctionCode functions = new FunctionCode(OWNER);
    private final Sizes sizes;

    RoutineWriter(Instructions instructions, List<Kind> kinds, List<int[]> outputs) {
        this.instructions = instructions;
        this.kinds = kinds;
        this.outputs = outputs;
        this.sizes = new Sizes(instructions, functions);
    }

    Optional<Routine> write(double nanoseconds) {
        if (outputs.size() > MOST_OUTPUTS || sizes.nanoseconds() > nanoseconds) {
            return Optional.empty();
        }
        int elements = outputs.stream().mapToInt(values -> values.length).sum();
        return new Segments(instructions, sizes).find(elements).map(this::write);
    }

    private Routine write(List<Segment> segments) {
        Memory memory = new Memory(instructions, segments, outputs);
        byte[] bytes = ClassFile.of().build(OWNER, type -> write(type, segments, memory));
        String listing = new Listing(instructions, segments, outputs).toString();
        Dump.write(OWNER.displayName(), bytes, listing);
        try {
            Object routine = FunctionCode.define(bytes).getDeclaredConstructor().newInstance();
            ((Routine) routine).begin(memory.tables().contents(), listing);
            return (Routine) routine;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a class for numbers cannot be used", e);
        }
    }

    private void write(ClassBuilder type, List<Segment> segments, Memory memory) {
        type.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
        type.withSuperclass(ROUTINE);
        type.withMethodBody(
                ConstantDescs.INIT_NAME,
                ConstantDescs.MTD_void,
                ClassFile.ACC_PUBLIC,
                code ->
                        code.aload(0)
                                .invokespecial(
                                        ROUTINE, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                                .return_());
        boolean inOne = segments.size() == 1 && !memory.isUsed();
        int methods = 0;
        int bodies = 0;
        for (Segment segment : segments) {
            Body body = segment instanceof Stretch ? memory.bodies().get(bodies++) : null;
            method(
                    type,
                    methods++,
                    sizes.fit(segment),
                    method -> {
                        if (segment instanceof Segment.Straight straight) {
                            StraightWriter.write(method, instructions, straight, memory);
                        } else {
                            new StretchWriter(method, instructions, body, memory).write();
                        }
                        if (inOne) {
                            for (int k = 0; k < outputs.size(); k++) {
                                method.output(
                                        k, kinds.get(k), outputs.get(k), 0, outputs.get(k).length);
                            }
                        }
                    });
        }
        int count = inOne ? methods : methods + outputs(type, methods);
        type.withMethodBody(
                "run", RUN, ClassFile.ACC_PUBLIC, code -> run(code, count, memory.isUsed()));
        functions.writeCalled(type);
    }

    private interface Writer {
        void write(MethodCode method);
    }

    private void method(ClassBuilder type, int number, boolean inPlace, Writer writer) {
        type.withMethodBody(
                "part" + number,
                MethodCode.TYPE,
                ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
                code -> {
                    writer.write(new MethodCode(code, instructions, functions, inPlace));
                    code.return_();
                });
    }

    /** Writes methods that write outputs; returns how many. */
    private int outputs(ClassBuilder type, int number) {
        int count = 0;
        for (int k = 0; k < outputs.size(); k++) {
            int output = k;
            int[] values = outputs.get(k);
            for (int from = 0; from < values.length; from += SOME) {
                int first = from;
                int end = Math.min(values.length, from + SOME);
                method(
                        type,
                        number + count++,
                        false,
                        method -> method.output(output, kinds.get(output), values, first, end));
            }
        }
        return count;
    }

    private void run(CodeBuilder code, int methods, boolean usesMemory) {
        int results = code.allocateLocal(TypeKind.REFERENCE);
        int memory = code.allocateLocal(TypeKind.REFERENCE);
        code.loadConstant(outputs.size()).anewarray(CD_Object).astore(results);
        for (int k = 0; k < outputs.size(); k++) {
            code.aload(results).loadConstant(k).loadConstant(outputs.get(k).length);
            code.newarray(MethodCode.elementKind(kinds.get(k))).aastore();
        }
        if (usesMemory) {
            code.aload(0).aload(1).aload(2).invokevirtual(ROUTINE, "take", TAKE);
        } else {
            code.aconst_null();
        }
        code.astore(memory);
        for (int i = 0; i < methods; i++) {
            code.aload(memory).aload(1).aload(2).aload(results);
            code.invokestatic(OWNER, "part" + i, MethodCode.TYPE);
        }
        if (usesMemory) {
            code.aload(0).aload(memory).invokevirtual(ROUTINE, "give", GIVE);
        }
        code.aload(results).areturn();
    }
}
