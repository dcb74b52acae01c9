package io.cotangent.intrinsics.vector;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;

import io.cotangent.intrinsics.Comparison;
import io.cotangent.intrinsics.Reduction;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.IntConsumer;

/**
 * Makes a {@link VectorFold}.
 *
 * <p>Several vectors collect the elements, so that several operations are under way at a time.
 * Halves of the vectors, and then halves of the last one, are combined until one lane is left:
 * written out, because the order in which the JVM's own reduction of a vector goes is not defined.
 * What makes no whole row of columns is the business of {@link Fold}: with it, the method would be
 * too large for the JVM's first compiler, and then stay slow.
 */
final class FoldWriter extends LoopWriter {
    private static final ClassDesc FOLD = VectorFold.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc WHOLE =
            MethodTypeDesc.of(CD_double, CD_int, CD_Object, CD_int, CD_Object, CD_int);
    private static final MethodTypeDesc QUICK =
            MethodTypeDesc.of(CD_double, CD_int, CD_Object, CD_int);

    /**
     * Vectors that look for an extreme, at most: with more, the loop is so long that the JVM does
     * not always inline all of it, and then some vectors are objects.
     */
    private static final int SEEKERS = 4;

    private final Reduction reduction;

    /** Vectors that collect elements. */
    private final int collectors;

    private final Constants constants;

    private FoldWriter(Reduction reduction, Definition definition) {
        super(definition, "Fold");
        this.reduction = reduction;
        this.collectors = Fold.columns(format) / format.lanes();
        this.constants = new Constants(owner);
    }

    /** The reduction of a definition's expression, of one operand or of two. */
    static VectorFold fold(Reduction reduction, Definition definition) {
        Class<?> type = new FoldWriter(reduction, definition).define().lookupClass();
        try {
            return (VectorFold) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the fold of " + definition.name() + " cannot be made", e);
        }
    }

    @Override
    void write(ClassBuilder type) {
        type.withSuperclass(FOLD);
        constructor(type, FOLD);
        type.withMethodBody("whole", WHOLE, 0, this::whole);
        if (Fold.isExtreme(reduction, operands.size())) {
            type.withMethodBody("quick", QUICK, 0, this::quick);
        }
        constants.write(type);
    }

    private void whole(CodeBuilder code) {
        finish(code, collect(code));
    }

    /** Collects all elements; the slots of the collectors. */
    private int[] collect(CodeBuilder code) {
        beginWhole(code);
        int lanes = format.lanes();
        int index = code.allocateLocal(TypeKind.INT);
        int[] arrays = new int[operands.size()];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = code.allocateLocal(TypeKind.REFERENCE);
            code.aload(code.parameterSlot(1 + 2 * i));
            code.checkcast(elements(i).array);
            code.astore(arrays[i]);
        }
        int[] columns = collectors(code, collectors, reduction.identity());
        loop(
                code,
                index,
                collectors,
                k -> {
                    code.aload(columns[k]);
                    term(code, arrays, index, k * lanes);
                    combine(code);
                    code.astore(columns[k]);
                });
        return columns;
    }

    /** Variables for vectors that collect elements; they begin with a number everywhere. */
    private int[] collectors(CodeBuilder code, int count, double number) {
        int[] slots = new int[count];
        for (int k = 0; k < count; k++) {
            slots[k] = code.allocateLocal(TypeKind.REFERENCE);
            // Not a constant: a variable that starts with one stays an object in the loop.
            Constants.load(code, format, number);
            code.astore(slots[k]);
        }
        return slots;
    }

    /** The loop over all elements, some vectors at a time. */
    private void loop(CodeBuilder code, int index, int vectors, IntConsumer collect) {
        code.iconst_0().istore(index);
        Label start = code.newBoundLabel();
        Label end = code.newLabel();
        code.iload(index).iload(code.parameterSlot(0)).if_icmpge(end);
        for (int k = 0; k < vectors; k++) {
            collect.accept(k);
        }
        code.iinc(index, vectors * format.lanes());
        code.goto_(start);
        code.labelBinding(end);
    }

    /**
     * Java's extreme of two numbers takes care of NaN and of the signs of zeros, which costs
     * several operations; a comparison and a choice are two. A sum of all elements, one more, is
     * NaN if one of them is.
     */
    private void quick(CodeBuilder code) {
        beginWhole(code);
        int index = code.allocateLocal(TypeKind.INT);
        int array = code.allocateLocal(TypeKind.REFERENCE);
        int next = code.allocateLocal(TypeKind.REFERENCE);
        code.aload(code.parameterSlot(1)).checkcast(elements(0).array).astore(array);
        int count = Math.min(SEEKERS, collectors);
        int[] columns = collectors(code, count, reduction.identity());
        int[] sums = collectors(code, count, 0);
        VectorCode vectors = new VectorCode(code, format, false);
        loop(
                code,
                index,
                count,
                k -> {
                    term(code, new int[] {array}, index, k * format.lanes());
                    code.astore(next);
                    code.aload(columns[k]).aload(next);
                    code.aload(next).aload(columns[k]);
                    vectors.compare(reduction == Reduction.MAX ? Comparison.GT : Comparison.LT);
                    vectors.blend();
                    code.astore(columns[k]);
                    code.aload(sums[k]).aload(next);
                    vectors.binary(Lane.BinaryOperation.ADD);
                    code.astore(sums[k]);
                });
        code.aload(sums[0]);
        for (int k = 1; k < count; k++) {
            code.aload(sums[k]);
            vectors.binary(Lane.BinaryOperation.ADD);
        }
        code.astore(next);
        code.aload(next).aload(next);
        vectors.compare(Comparison.NE);
        vectors.anyTrue();
        Label numbers = code.newLabel();
        code.ifeq(numbers);
        code.loadConstant(Double.NaN).dreturn();
        code.labelBinding(numbers);
        finish(code, columns);
    }

    /** Combines the columns and returns the result. */
    private void finish(CodeBuilder code, int[] columns) {
        for (int half = columns.length / 2; half > 0; half /= 2) {
            for (int k = 0; k < half; k++) {
                code.aload(columns[k]).aload(columns[k + half]);
                combine(code);
                code.astore(columns[k]);
            }
        }
        code.aload(columns[0]);
        for (int half = format.lanes() / 2; half > 0; half /= 2) {
            code.dup();
            constants.shuffle(code, format, half);
            code.invokevirtual(
                    format.vector, "rearrange", MethodTypeDesc.of(format.vector, Format.SHUFFLE));
            combine(code);
        }
        code.iconst_0();
        code.invokevirtual(format.vector, "lane", MethodTypeDesc.of(format.number, CD_int));
        if (!format.isDouble()) {
            code.f2d();
        }
        code.dreturn();
    }

    private void combine(CodeBuilder code) {
        combine(code, format, reduction);
    }

    /** Combines the two vectors on the stack. */
    static void combine(CodeBuilder code, Format format, Reduction reduction) {
        code.invokevirtual(
                format.vector,
                switch (reduction) {
                    case SUM -> "add";
                    case PROD -> "mul";
                    case MAX -> "max";
                    case MIN -> "min";
                },
                MethodTypeDesc.of(format.vector, Format.VECTOR));
    }

    /** Leaves the expression's value for some elements on the stack. */
    private void term(CodeBuilder code, int[] arrays, int index, int from) {
        VectorCode value = new VectorCode(code, format, false);
        value.count(definition.expression());
        for (int i = 0; i < arrays.length; i++) {
            int place = code.parameterSlot(2 + 2 * i);
            int array = arrays[i];
            load(
                    code,
                    operands.get(i),
                    () ->
                            code.aload(array)
                                    .iload(place)
                                    .iload(index)
                                    .iadd()
                                    .loadConstant(from)
                                    .iadd(),
                    -1);
            int slot = code.allocateLocal(TypeKind.REFERENCE);
            code.astore(slot);
            value.bind(i, slot);
        }
        value.emit(definition.expression());
    }
}
