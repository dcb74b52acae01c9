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
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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

    /** The elements of an output that are written, at most. */
    private static final int LARGE = 4096;

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
        int[] elements = outputs.stream().mapToInt(values -> written(values).length).toArray();
        if (IntStream.of(elements).anyMatch(count -> count > LARGE)) {
            return Optional.empty();
        }
        return new Segments(instructions, sizes)
                .find(IntStream.of(elements).sum())
                .map(this::write);
    }

    private Routine write(List<Segment> segments) {
        Memory memory = new Memory(instructions, sizes, segments, outputs);
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
        List<Call> calls = new ArrayList<>();
        int bodies = 0;
        for (Segment segment : segments) {
            switch (segment) {
                case Segment.Straight(int start, int end) ->
                        method(
                                type,
                                calls,
                                sizes.fit(start, end),
                                method -> {
                                    StraightWriter.write(method, instructions, start, end, memory);
                                    if (inOne) {
                                        outputs(method);
                                    }
                                });
                case Stretch _ -> stretch(type, calls, memory.bodies().get(bodies++), memory);
            }
        }
        if (!inOne) {
            outputs(type, calls);
        }
        type.withMethodBody(
                "run", RUN, ClassFile.ACC_PUBLIC, code -> run(code, calls, memory.isUsed()));
        functions.writeCalled(type);
    }

    private void stretch(ClassBuilder type, List<Call> calls, Body body, Memory memory) {
        int start = body.stretch().start();
        if (body.parts() == 1) {
            method(
                    type,
                    calls,
                    sizes.fit(start, start + body.stretch().period()),
                    method -> new StretchWriter(method, instructions, body, memory).write());
            return;
        }
        List<Call> parts = new ArrayList<>();
        for (int i = 0; i < body.parts(); i++) {
            int part = i;
            String name = "part" + calls.size() + "_" + part;
            parts.add(new Call(name, List.of(), 1));
            method(
                    type,
                    name,
                    MethodCode.PART_TYPE,
                    sizes.fit(start + body.cut(part), start + body.cut(part + 1)),
                    method -> RepetitionWriter.writePart(method, instructions, body, part, memory));
        }
        calls.add(new Call("", parts, body.stretch().repetitions()));
    }

    /**
     * What {@code run} calls.
     *
     * @param name the method
     * @param parts the methods that are called for each repetition instead; none where it is one
     * @param repetitions how often
     */
    private record Call(String name, List<Call> parts, int repetitions) {}

    private interface Writer {
        void write(MethodCode method);
    }

    private void method(ClassBuilder type, List<Call> calls, boolean inPlace, Writer writer) {
        String name = "part" + calls.size();
        calls.add(new Call(name, List.of(), 1));
        method(type, name, MethodCode.TYPE, inPlace, writer);
    }

    private void method(
            ClassBuilder type,
            String name,
            MethodTypeDesc descriptor,
            boolean inPlace,
            Writer writer) {
        type.withMethodBody(
                name,
                descriptor,
                ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
                code -> {
                    writer.write(new MethodCode(code, instructions, functions, inPlace));
                    code.return_();
                });
    }

    private void outputs(MethodCode method) {
        for (int k = 0; k < outputs.size(); k++) {
            method.output(k, kinds.get(k), outputs.get(k), 0, outputs.get(k).length);
        }
    }

    /** Writes methods that write outputs. */
    private void outputs(ClassBuilder type, List<Call> calls) {
        for (int k = 0; k < outputs.size(); k++) {
            int output = k;
            int[] values = outputs.get(k);
            int[] written = written(values);
            for (int from = 0; from < written.length; from += SOME) {
                int first = written[from];
                int end = 1 + written[Math.min(written.length, from + SOME) - 1];
                method(
                        type,
                        calls,
                        false,
                        method -> method.output(output, kinds.get(output), values, first, end));
            }
        }
    }

    /** The elements of an output that are written, as they are not what new arrays hold. */
    private int[] written(int... values) {
        return IntStream.range(0, values.length)
                .filter(i -> !instructions.isZero(values[i]))
                .toArray();
    }

    private void run(CodeBuilder code, List<Call> calls, boolean usesMemory) {
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
        Runnable arguments = () -> code.aload(memory).aload(1).aload(2).aload(results);
        for (Call call : calls) {
            if (call.parts().isEmpty()) {
                arguments.run();
                code.invokestatic(OWNER, call.name(), MethodCode.TYPE);
            } else {
                repeat(code, call, arguments);
            }
        }
        if (usesMemory) {
            code.aload(0).aload(memory).invokevirtual(ROUTINE, "give", GIVE);
        }
        code.aload(results).areturn();
    }

    private static void repeat(CodeBuilder code, Call call, Runnable arguments) {
        int repetition = code.allocateLocal(TypeKind.INT);
        code.iconst_0().istore(repetition);
        Label top = code.newBoundLabel();
        for (Call part : call.parts()) {
            arguments.run();
            code.iload(repetition).invokestatic(OWNER, part.name(), MethodCode.PART_TYPE);
        }
        code.iinc(repetition, 1);
        code.iload(repetition).loadConstant(call.repetitions()).if_icmplt(top);
    }
}
