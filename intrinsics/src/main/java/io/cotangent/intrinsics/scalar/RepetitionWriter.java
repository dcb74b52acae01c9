package io.cotangent.intrinsics.scalar;

import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.scalar.Body.Source;
import java.lang.classfile.CodeBuilder;
import java.util.HashMap;
import java.util.Map;

/** Writes instructions of the body of a stretch, for one repetition of many. */
final class RepetitionWriter {
    private final MethodCode method;
    private final CodeBuilder code;
    private final Instructions instructions;
    private final Body body;
    private final Stretch stretch;

    /** The local variables with the results of the repetition before, by places. */
    private final Map<Integer, Integer> before;

    /** The local variable with the number of the repetition. */
    private final int repetition;

    /** The local variables with the results of this repetition, by places. */
    private final int[] results;

    /** The local variables with what was loaded in this repetition. */
    private final Map<Source, Integer> loaded = new HashMap<>();

    RepetitionWriter(
            MethodCode method,
            Instructions instructions,
            Body body,
            Map<Integer, Integer> before,
            int repetition) {
        this.method = method;
        this.code = method.code;
        this.instructions = instructions;
        this.body = body;
        this.stretch = body.stretch();
        this.before = before;
        this.repetition = repetition;
        this.results = new int[stretch.period()];
    }

    /** Writes one part of a body of several, as a method that is called for each repetition. */
    static void writePart(
            MethodCode method, Instructions instructions, Body body, int part, Memory memory) {
        RepetitionWriter writer =
                new RepetitionWriter(method, instructions, body, Map.of(), MethodCode.REPETITION);
        for (int place = body.cut(part); place < body.cut(part + 1); place++) {
            writer.compute(place, memory.isEverKept(body.stretch(), place));
        }
    }

    /** The local variable with the result of the instruction at a place. */
    int result(int place) {
        return results[place];
    }

    /** Writes the instruction at a place, and what keeps its result in memory if it is needed. */
    void compute(int place, boolean isKept) {
        int a = operand(place, 0);
        int b = operand(place, 1);
        int c = operand(place, 2);
        int instruction = stretch.start() + place;
        results[place] = method.compute(instruction, a, b, c);
        if (isKept) {
            method.keep(
                    instructions.kind(instruction),
                    results[place],
                    () -> moving(instruction, stretch.period()));
        }
    }

    private int operand(int place, int which) {
        Source source = body.source(place, which);
        return switch (source) {
            case Source.Constant(int value) -> method.slot(value);
            case Source.Same(int from) -> results[from];
            case Source.Before(int from) -> before.get(from);
            case Source.None _ -> -1;
            case Source.Several(Table table) -> load(source, place, which, table.base(), 1);
            case Source.Element(int array, int first, int distance) ->
                    element(source, operandKind(place, which), array, first, distance);
            case Source.Moving(int first, int distance) ->
                    load(source, place, which, first, distance);
        };
    }

    private int load(Source source, int place, int which, int first, int distance) {
        Integer known = loaded.get(source);
        if (known != null) {
            return known;
        }
        int slot = method.loaded(operandKind(place, which), () -> moving(first, distance));
        loaded.put(source, slot);
        return slot;
    }

    private int element(Source source, Kind kind, int array, int first, int distance) {
        Integer known = loaded.get(source);
        if (known != null) {
            return known;
        }
        method.element(kind, array, () -> moving(first, distance));
        int slot = method.stored(kind);
        loaded.put(source, slot);
        return slot;
    }

    private Kind operandKind(int place, int which) {
        return instructions.kind(instructions.operand(stretch.start() + place, which));
    }

    /** Puts a place on the stack that moves with each repetition. */
    private void moving(int first, int distance) {
        code.iload(repetition).loadConstant(distance).imul().loadConstant(first).iadd();
    }
}
