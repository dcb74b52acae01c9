package io.cotangent.intrinsics.vector;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import io.cotangent.intrinsics.Reduction;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.function.IntConsumer;

/** Makes {@link VectorRuns}: a loop for each number of vectors, and one for each distance. */
final class RunsWriter extends LoopWriter {
    private static final ClassDesc RUNS = VectorRuns.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc COLLECT =
            MethodTypeDesc.of(CD_void, CD_int, CD_int, CD_int, CD_Object, CD_int, CD_Object);
    private static final MethodTypeDesc MERGE =
            MethodTypeDesc.of(CD_void, CD_int, CD_int, CD_Object);

    private final Reduction reduction;
    private final Constants constants;

    private RunsWriter(Reduction reduction, Elements elements) {
        super(
                new Definition(
                        reduction + "_" + elements,
                        elements.format(),
                        List.of(elements),
                        elements,
                        Lane.input(0)),
                "Runs");
        this.reduction = reduction;
        this.constants = new Constants(owner);
    }

    /** The reduction of runs. */
    static VectorRuns runs(Reduction reduction, Elements elements) {
        RunsWriter writer = new RunsWriter(reduction, elements);
        try {
            return (VectorRuns)
                    writer.define().lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the runs of " + writer.definition.name() + " fail", e);
        }
    }

    @Override
    void write(ClassBuilder type) {
        type.withSuperclass(RUNS);
        constructor(type, RUNS);
        for (int vectors = 1; vectors <= most(); vectors++) {
            int count = vectors;
            type.withMethodBody("collect" + count, COLLECT, 0, code -> collect(code, count));
        }
        for (int distance = 1; distance < format.lanes(); distance *= 2) {
            int places = distance;
            type.withMethodBody("merge" + places, MERGE, 0, code -> merge(code, places));
        }
        type.withMethodBody("collect", COLLECT, 0, this::collect);
        type.withMethodBody("merge", MERGE, 0, this::merge);
        constants.write(type);
    }

    /** The vectors of the longest run. */
    private int most() {
        return Fold.columns(format) / format.lanes();
    }

    /** The method that chooses the loop for a number of vectors. */
    private void collect(CodeBuilder code) {
        for (int vectors = 1; vectors <= most(); vectors++) {
            choose(code, vectors, "collect" + vectors, COLLECT);
        }
        code.return_();
    }

    /** The method that chooses the loop for a distance. */
    private void merge(CodeBuilder code) {
        for (int distance = 1; distance < format.lanes(); distance *= 2) {
            choose(code, distance, "merge" + distance, MERGE);
        }
        code.return_();
    }

    /** Calls a loop with all parameters, and returns, if the first of them has some value. */
    private void choose(CodeBuilder code, int value, String name, MethodTypeDesc type) {
        Label other = code.newLabel();
        code.iload(code.parameterSlot(0)).loadConstant(value).if_icmpne(other);
        code.aload(0);
        for (int i = 0; i < type.parameterCount(); i++) {
            code.loadLocal(TypeKind.from(type.parameterType(i)), code.parameterSlot(i));
        }
        code.invokevirtual(owner, name, type).return_();
        code.labelBinding(other);
    }

    private void collect(CodeBuilder code, int vectors) {
        beginWhole(code);
        int x = array(code, 3);
        int room = array(code, 5);
        int mask = code.allocateLocal(TypeKind.REFERENCE);
        Constants.species(code, format);
        code.loadConstant((vectors - 1) * format.lanes()).iload(code.parameterSlot(1));
        code.invokeinterface(
                Format.SPECIES, "indexInRange", MethodTypeDesc.of(Format.MASK, CD_int, CD_int));
        code.astore(mask);
        int place = code.allocateLocal(TypeKind.INT);
        loop(
                code,
                2,
                counter -> {
                    code.iload(counter).iload(code.parameterSlot(1)).imul();
                    code.iload(code.parameterSlot(4)).iadd().istore(place);
                    tree(code, vectors, 0, 1, x, place, mask);
                    code.aload(room).iload(counter).loadConstant(format.lanes()).imul();
                    store(code, result, -1);
                });
    }

    /**
     * Leaves on the stack the tree over the vectors whose number is {@code first} modulo a step.
     */
    private void tree(
            CodeBuilder code, int vectors, int first, int step, int x, int place, int mask) {
        if (step < vectors) {
            tree(code, vectors, first, 2 * step, x, place, mask);
            if (first + step < vectors) {
                tree(code, vectors, first + step, 2 * step, x, place, mask);
                FoldWriter.combine(code, format, reduction);
            }
            return;
        }
        boolean isLast = first == vectors - 1;
        boolean pads = isLast && reduction.identity() != 0;
        if (pads) {
            Constants.load(code, format, reduction.identity());
        }
        load(
                code,
                result,
                () -> code.aload(x).iload(place).loadConstant(first * format.lanes()).iadd(),
                isLast ? mask : -1);
        if (pads) {
            code.aload(mask);
            blend(code);
        }
    }

    private void merge(CodeBuilder code, int distance) {
        beginWhole(code);
        int room = array(code, 2);
        int place = code.allocateLocal(TypeKind.INT);
        loop(
                code,
                1,
                counter -> {
                    code.iload(counter).dup().loadConstant(-distance).iand().iadd();
                    code.loadConstant(format.lanes()).imul().istore(place);
                    exchanged(code, distance, () -> code.aload(room).iload(place));
                    exchanged(
                            code,
                            distance,
                            () ->
                                    code.aload(room)
                                            .iload(place)
                                            .loadConstant(distance * format.lanes())
                                            .iadd());
                    constants.upper(code, format, distance);
                    blend(code);
                    code.aload(room).iload(counter).loadConstant(format.lanes()).imul();
                    store(code, result, -1);
                });
    }

    /** Leaves a vector on the stack of which each lane is combined with one at a distance. */
    private void exchanged(CodeBuilder code, int distance, Load place) {
        load(code, result, place, -1);
        code.dup();
        constants.exchange(code, format, distance);
        code.invokevirtual(
                format.vector, "rearrange", MethodTypeDesc.of(format.vector, Format.SHUFFLE));
        FoldWriter.combine(code, format, reduction);
    }

    private void blend(CodeBuilder code) {
        code.invokevirtual(
                format.vector,
                "blend",
                MethodTypeDesc.of(format.vector, Format.VECTOR, Format.MASK));
    }

    /** A variable with the array that a parameter is. */
    private int array(CodeBuilder code, int parameter) {
        int slot = code.allocateLocal(TypeKind.REFERENCE);
        code.aload(code.parameterSlot(parameter)).checkcast(result.array).astore(slot);
        return slot;
    }

    /** Writes a loop that counts up to a parameter, and the end of the method. */
    private static void loop(CodeBuilder code, int parameter, IntConsumer body) {
        int counter = code.allocateLocal(TypeKind.INT);
        code.iconst_0().istore(counter);
        Label start = code.newBoundLabel();
        Label end = code.newLabel();
        code.iload(counter).iload(code.parameterSlot(parameter)).if_icmpge(end);
        body.accept(counter);
        code.iinc(counter, 1);
        code.goto_(start);
        code.labelBinding(end);
        code.return_();
    }
}
