package io.cotangent.intrinsics.vector;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Makes {@link VectorDots}.
 *
 * <p>The columns of a {@link Fold}, times the number of rows, are kept in registers; each vector of
 * the run is loaded once for all rows. There are no vectors of which only a part is loaded: with as
 * many of them as it takes here, the second compiler at times leaves some on the heap.
 */
final class DotsWriter extends LoopWriter {
    private static final ClassDesc DOTS = VectorDots.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc SUMS =
            MethodTypeDesc.of(
                    CD_void, CD_int, CD_int, CD_Object, CD_int, CD_int, CD_Object, CD_int,
                    CD_Object, CD_int, CD_int, CD_Object, CD_int, CD_Object, CD_int);

    private final int rows;
    private final int lanes;

    /** Vectors that collect products of a row. */
    private final int collectors;

    /** Of the last row of columns, the vectors before the last one. */
    private final int whole;

    private DotsWriter(Definition products, int whole) {
        super(products, "Dots" + whole);
        this.whole = whole;
        this.rows = Dots.ROWS;
        this.lanes = format.lanes();
        this.collectors = Fold.columns(format) / lanes;
    }

    /**
     * The inner products of rows, whose terms are products of a definition's two operands.
     *
     * @param whole so many vectors of the last row of columns are there before the last one
     */
    static VectorDots dots(Definition products, int whole) {
        Class<?> type = new DotsWriter(products, whole).define().lookupClass();
        try {
            return (VectorDots) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the dots of " + products.name() + " cannot be made", e);
        }
    }

    @Override
    void write(ClassBuilder type) {
        type.withSuperclass(DOTS);
        constructor(type, DOTS);
        type.withMethodBody("sums", SUMS, 0, this::sums);
    }

    private void sums(CodeBuilder code) {
        beginWhole(code);
        int a = array(code, 2);
        int x = array(code, 5);
        int lastA = array(code, 7);
        int lastX = array(code, 10);
        int room = array(code, 12);
        int zero = code.allocateLocal(TypeKind.INT);
        code.iconst_0().istore(zero);
        int[] places = locals(code, TypeKind.INT, rows);
        int[][] sums = new int[rows][];
        Arrays.setAll(sums, _ -> locals(code, TypeKind.REFERENCE, collectors));
        int index = code.allocateLocal(TypeKind.INT);
        int factor = code.allocateLocal(TypeKind.REFERENCE);
        loop(
                code,
                () -> code.iload(code.parameterSlot(0)),
                block -> {
                    places(code, places, block, 3);
                    for (int[] row : sums) {
                        for (int sum : row) {
                            Constants.load(code, format, 0.0);
                            code.astore(sum);
                        }
                    }
                    loop(
                            code,
                            () -> code.iload(code.parameterSlot(1)),
                            counter -> {
                                code.iload(counter).loadConstant(collectors * lanes).imul();
                                code.istore(index);
                                for (int k = 0; k < collectors; k++) {
                                    load(code, x, code.parameterSlot(6), index, k);
                                    code.astore(factor);
                                    for (int i = 0; i < rows; i++) {
                                        code.aload(sums[i][k]);
                                        load(code, a, places[i], index, k);
                                        addProduct(code, factor);
                                        code.astore(sums[i][k]);
                                    }
                                }
                            });
                    places(code, places, block, 8);
                    for (int k = 0; k <= whole; k++) {
                        load(code, lastX, code.parameterSlot(11), zero, k);
                        code.astore(factor);
                        for (int i = 0; i < rows; i++) {
                            code.aload(sums[i][k]);
                            load(code, lastA, places[i], zero, k);
                            if (k == whole) {
                                cut(code, () -> load(code, room, code.parameterSlot(13), zero, 0));
                            }
                            addProduct(code, factor);
                            code.astore(sums[i][k]);
                        }
                    }
                    for (int i = 0; i < rows; i++) {
                        tree(code, sums[i], 0, 1);
                        code.aload(room).iload(block).loadConstant(rows).imul();
                        code.loadConstant(i).iadd().loadConstant(lanes).imul();
                        store(code, result, -1);
                    }
                });
        code.return_();
    }

    /** The places of a block's rows, of the offset and the stride that are parameters. */
    private void places(CodeBuilder code, int[] places, int block, int offset) {
        for (int i = 0; i < rows; i++) {
            code.iload(block).loadConstant(rows).imul().loadConstant(i).iadd();
            code.iload(code.parameterSlot(offset + 1)).imul();
            code.iload(code.parameterSlot(offset)).iadd().istore(places[i]);
        }
    }

    private static int[] locals(CodeBuilder code, TypeKind kind, int count) {
        int[] locals = new int[count];
        Arrays.setAll(locals, _ -> code.allocateLocal(kind));
        return locals;
    }

    /** Leaves on the stack the sum of the vectors whose number is {@code first} modulo a step. */
    private void tree(CodeBuilder code, int[] sums, int first, int step) {
        if (step == sums.length) {
            code.aload(sums[first]);
            return;
        }
        tree(code, sums, first, 2 * step);
        tree(code, sums, first + step, 2 * step);
        call(code, "add");
    }

    /** Makes zeros of those lanes of the vector on the stack that do not count. */
    private void cut(CodeBuilder code, Load ends) {
        reinterpret(code, format.vector, format.integers, format.integersName);
        ends.write();
        reinterpret(code, format.vector, format.integers, format.integersName);
        code.invokevirtual(
                format.integers, "and", MethodTypeDesc.of(format.integers, Format.VECTOR));
        reinterpret(code, format.integers, format.vector, format.numbersName);
    }

    private static void reinterpret(CodeBuilder code, ClassDesc from, ClassDesc to, String name) {
        code.invokevirtual(from, "reinterpretAs" + name, MethodTypeDesc.of(to));
    }

    /** A loop that counts from 0. */
    private static void loop(CodeBuilder code, Load count, IntConsumer body) {
        int counter = code.allocateLocal(TypeKind.INT);
        code.iconst_0().istore(counter);
        Label start = code.newBoundLabel();
        Label end = code.newLabel();
        code.iload(counter);
        count.write();
        code.if_icmpge(end);
        body.accept(counter);
        code.iinc(counter, 1);
        code.goto_(start);
        code.labelBinding(end);
    }

    private int array(CodeBuilder code, int parameter) {
        int array = code.allocateLocal(TypeKind.REFERENCE);
        code.aload(code.parameterSlot(parameter)).checkcast(result.array).astore(array);
        return array;
    }

    private void load(CodeBuilder code, int array, int place, int index, int k) {
        Load load =
                () -> {
                    code.aload(array).iload(place).iload(index).iadd();
                    code.loadConstant(k * lanes).iadd();
                };
        load(code, result, load, -1);
    }

    /** Adds the product of the vector on the stack and of another to the one below. */
    private void addProduct(CodeBuilder code, int factor) {
        code.aload(factor);
        call(code, "mul");
        call(code, "add");
    }

    private void call(CodeBuilder code, String name) {
        code.invokevirtual(format.vector, name, MethodTypeDesc.of(format.vector, Format.VECTOR));
    }
}
