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

    /** The local variables with the results of this repetition, by places. */
    private final int[] results;

    /** The local variables with what was loaded in this repetition. */
    private final Map<Source, Integer> loaded = new HashMap<>();

    private int repetition;

    StretchWriter(MethodCode method, Instructions instructions, Body body, Memory memory) {
        this.method = method;
        this.code = method.code;
        this.instructions = instructions;
        this.body = body;
        this.stretch = body.stretch();
        this.memory = memory;
        this.results = new int[stretch.period()];
    }

    void write() {
        prepare();
        repetition = code.allocateLocal(TypeKind.INT);
        code.iconst_0().istore(repetition);
        Label top = code.newBoundLabel();
        for (int place = 0; place < results.length; place++) {
            compute(place);
        }
        before.forEach((place, slot) -> {
            TypeKind type = typeKind(place);
            code.loadLocal(type, results[place]).storeLocal(type, slot);
        });
        code.iinc(repetition, 1);
        code.iload(repetition).loadConstant(stretch.repetitions()).if_icmplt(top);
        for (int place = 0; place < results.length; place++) {
            int last = stretch.end() - stretch.period() + place;
            if (memory.isKept(last) && !memory.isAlwaysKept(stretch, place)) {
                method.keep(kind(place), results[place], () -> code.loadConstant(last));
            }
        }
    }

    private Kind kind(int place) {
        return instructions.kind(stretch.start() + place);
    }

    private TypeKind typeKind(int place) {
        return FunctionCode.typeKind(kind(place));
    }

    /** Loads what stays the same, and what the first repetition finds there. */
    private void prepare() {
        for (int place = 0; place < results.length; place++) {
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

    private void compute(int place) {
        int a = operand(place, 0);
        int b = operand(place, 1);
        int c = operand(place, 2);
        results[place] = method.compute(stretch.start() + place, a, b, c);
        if (memory.isAlwaysKept(stretch, place)) {
            method.keep(
                    kind(place),
                    results[place],
                    () -> moving(stretch.start() + place, stretch.period()));
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
