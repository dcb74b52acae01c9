package io.cotangent.intrinsics.scalar;

import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.scalar.Body.Source;
import io.cotangent.intrinsics.vector.FunctionCode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes a stretch as a loop. Results of the repetition before are in local variables; those that
 * come from farther away, or are needed elsewhere, are in memory.
 */
final class StretchWriter {
    private final MethodCode method;
    private final CodeBuilder code;
    private final Instructions instructions;
    private final Body body;
    private final Stretch stretch;
    private final Memory memory;

    /** The local variables with the results of the repetition before, by places. */
    private final Map<Integer, Integer> before = new HashMap<>();

    StretchWriter(MethodCode method, Instructions instructions, Body body, Memory memory) {
        this.method = method;
        this.code = method.code;
        this.instructions = instructions;
        this.body = body;
        this.stretch = body.stretch();
        this.memory = memory;
    }

    void write() {
        prepare();
        int repetition = code.allocateLocal(TypeKind.INT);
        code.iconst_0().istore(repetition);
        RepetitionWriter writer =
                new RepetitionWriter(method, instructions, body, before, repetition);
        Label top = code.newBoundLabel();
        for (int place = 0; place < stretch.period(); place++) {
            writer.compute(place, memory.isAlwaysKept(stretch, place));
        }
        before.forEach((place, slot) -> {
            TypeKind type = FunctionCode.typeKind(kind(place));
            code.loadLocal(type, writer.result(place)).storeLocal(type, slot);
        });
        code.iinc(repetition, 1);
        code.iload(repetition).loadConstant(stretch.repetitions()).if_icmplt(top);
        for (int place = 0; place < stretch.period(); place++) {
            int last = stretch.end() - stretch.period() + place;
            if (memory.isKept(last) && !memory.isAlwaysKept(stretch, place)) {
                method.keep(kind(place), writer.result(place), () -> code.loadConstant(last));
            }
        }
    }

    private Kind kind(int place) {
        return instructions.kind(stretch.start() + place);
    }

    /** Loads what stays the same, and what the first repetition finds there. */
    private void prepare() {
        for (int place = 0; place < stretch.period(); place++) {
            for (int which = 0; which < 3; which++) {
                switch (body.source(place, which)) {
                    case Source.Constant(int value) -> method.slot(value);
                    case Source.Element(int array, _, _) ->
                            method.array(operandKind(place, which), array);
                    case Source.Before(int from) ->
                            before.computeIfAbsent(
                                    from,
                                    _ -> {
                                        int first = stretch.start() - stretch.period() + from;
                                        return method.loaded(
                                                kind(from), () -> code.loadConstant(first));
                                    });
                    default -> {}
                }
            }
        }
    }

    private Kind operandKind(int place, int which) {
        return instructions.kind(instructions.operand(stretch.start() + place, which));
    }
}
