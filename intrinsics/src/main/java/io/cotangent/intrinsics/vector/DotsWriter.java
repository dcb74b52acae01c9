package io.cotangent.intrinsics.vector;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.function.IntConsumer;

/**
 * Makes {@link VectorDots}.
 *
 * <p>The columns of a {@link Fold}, times the number of rows, are kept in registers; each vector of
 * the run is loaded once for all rows. The last row of columns, and the tree over the columns, are
 * a method of their own, with the sums in memory in between: the JVM's first compiler does not take
 * a method with as many operations on vectors as both have together, and what it does not take
 * stays slow. There are no vectors of which only a part is loaded: with as many of them as it takes
 * here, the second compiler at times leaves some on the heap.
 */
final class DotsWriter extends LoopWriter {
    private static final ClassDesc DOTS = VectorDots.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc WHOLE =
            MethodTypeDesc.of(
                    CD_void, CD_int, CD_Object, CD_int, CD_int, CD_Object, CD_int, CD_Object,
                    CD_int);
    private static final MethodTypeDesc REST =
            MethodTypeDesc.of(
                    CD_void, CD_int, CD_int, CD_Object, CD_int, CD_int, CD_Object, CD_int,
                    CD_Object, CD_int);

    private final int rows;
    private final int lanes;

    /** Vectors that collect products of a row. */
    private final int collectors;

    private final Constants constants;

    private DotsWriter(Definition products) {
        super(products, "Dots");
        this.rows = Dots.ROWS;
        this.lanes = format.lanes();
        this.collectors = Fold.columns(format) / lanes;
        this.constants = new Constants(owner);
    }

    /** The inner products of rows, whose terms are products of a definition's two operands. */
    static VectorDots dots(Definition products) {
        Class<?> type = new DotsWriter(products).define().lookupClass();
        try {
            return (VectorDots) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the dots of " + products.name() + " cannot be made", e);
        }
    }

    @Override
    void write(ClassBuilder type) {
        type.withSuperclass(DOTS);
        type.withMethodBody(
                ConstantDescs.INIT_NAME,
                ConstantDescs.MTD_void,
                0,
                code ->
                        code.aload(0)
                                .invokespecial(
                                        DOTS, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                                .return_());
        type.withMethodBody("whole", WHOLE, 0, this::whole);
        for (int k : Dots.wholes(collectors)) {
            type.withMethodBody("rest" + k, REST, 0, code -> rest(code, k));
        }
        type.withMethodBody("rest", REST, 0, this::rest);
        constants.write(type);
    }

    /** Sums of the products of whole rows of columns. */
    private void whole(CodeBuilder code) {
        beginWhole(code);
        int a = array(code, 1);
        int x = array(code, 4);
        int room = array(code, 6);
        int[] places = new int[rows];
        for (int i = 0; i < rows; i++) {
            places[i] = code.allocateLocal(TypeKind.INT);
            code.iload(code.parameterSlot(2)).loadConstant(i).iload(code.parameterSlot(3));
            code.imul().iadd().istore(places[i]);
        }
        int[][] sums = new int[rows][collectors];
        for (int[] row : sums) {
            for (int k = 0; k < collectors; k++) {
                row[k] = code.allocateLocal(TypeKind.REFERENCE);
                Constants.load(code, format, 0.0);
                code.astore(row[k]);
            }
        }
        int index = code.allocateLocal(TypeKind.INT);
        int factor = code.allocateLocal(TypeKind.REFERENCE);
        Load count = () -> code.iload(code.parameterSlot(0));
        loop(
                code,
                count,
                counter -> {
                    code.iload(counter).loadConstant(collectors * lanes).imul().istore(index);
                    for (int k = 0; k < collectors; k++) {
                        load(code, x, code.parameterSlot(5), index, k);
                        code.astore(factor);
                        for (int i = 0; i < rows; i++) {
                            code.aload(sums[i][k]);
                            load(code, a, places[i], index, k);
                            addProduct(code, factor);
                            code.astore(sums[i][k]);
                        }
                    }
                });
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < collectors; k++) {
                code.aload(sums[i][k]).aload(room).iload(code.parameterSlot(7));
                code.loadConstant((i * collectors + k) * lanes).iadd();
                store(code, result, -1);
            }
        }
        code.return_();
    }

    /** Calls the method for so many whole vectors. */
    private void rest(CodeBuilder code) {
        for (int k : Dots.wholes(collectors)) {
            Label next = code.newLabel();
            code.iload(code.parameterSlot(0)).loadConstant(k).if_icmpne(next);
            code.aload(0);
            for (int i = 0; i < REST.parameterCount(); i++) {
                TypeKind kind = TypeKind.from(REST.parameterType(i));
                code.loadLocal(kind, code.parameterSlot(i));
            }
            code.invokevirtual(owner, "rest" + k, REST);
            code.return_();
            code.labelBinding(next);
        }
        code.return_();
    }

    /** Adds products of whole vectors, and of a last one whose lanes count in part. */
    private void rest(CodeBuilder code, int whole) {
        beginWhole(code);
        int a = array(code, 2);
        int x = array(code, 5);
        int room = array(code, 7);
        int zero = code.allocateLocal(TypeKind.INT);
        code.iconst_0().istore(zero);
        int place = code.allocateLocal(TypeKind.INT);
        int from = code.allocateLocal(TypeKind.INT);
        int factor = code.allocateLocal(TypeKind.REFERENCE);
        int ends = code.allocateLocal(TypeKind.REFERENCE);
        load(code, room, code.parameterSlot(8), zero, 0);
        reinterpret(code, format.vector, format.integers, format.integersName);
        code.astore(ends);
        loop(
                code,
                () -> code.iload(code.parameterSlot(1)),
                counter -> {
                    code.iload(code.parameterSlot(3));
                    code.iload(counter).iload(code.parameterSlot(4)).imul().iadd().istore(place);
                    code.iload(counter).loadConstant(collectors * lanes).imul().istore(from);
                    for (int k = 0; k < collectors; k++) {
                        load(code, room, from, zero, k);
                        if (k <= whole) {
                            load(code, x, code.parameterSlot(6), zero, k);
                            code.astore(factor);
                            load(code, a, place, zero, k);
                            if (k == whole) {
                                cut(code, ends);
                            }
                            addProduct(code, factor);
                        }
                    }
                    halves(code);
                    code.aload(room).iload(counter).loadConstant(lanes).imul();
                    store(code, result, -1);
                });
        code.return_();
    }

    /** Makes zeros of those lanes of the vector on the stack that do not count. */
    private void cut(CodeBuilder code, int ends) {
        reinterpret(code, format.vector, format.integers, format.integersName);
        code.aload(ends);
        code.invokevirtual(
                format.integers, "and", MethodTypeDesc.of(format.integers, Format.VECTOR));
        reinterpret(code, format.integers, format.vector, format.numbersName);
    }

    private static void reinterpret(CodeBuilder code, ClassDesc from, ClassDesc to, String name) {
        code.invokevirtual(from, "reinterpretAs" + name, MethodTypeDesc.of(to));
    }

    /**
     * Adds halves of the vectors on the stack, and of the one that is left, until its first lane is
     * the sum of all.
     */
    private void halves(CodeBuilder code) {
        int[] sums = new int[collectors];
        for (int k = collectors - 1; k >= 0; k--) {
            sums[k] = code.allocateLocal(TypeKind.REFERENCE);
            code.astore(sums[k]);
        }
        for (int half = collectors / 2; half > 0; half /= 2) {
            for (int k = 0; k < half; k++) {
                code.aload(sums[k]).aload(sums[k + half]);
                call(code, "add");
                code.astore(sums[k]);
            }
        }
        code.aload(sums[0]);
        for (int half = lanes / 2; half > 0; half /= 2) {
            code.dup();
            constants.shuffle(code, format, half);
            code.invokevirtual(
                    format.vector, "rearrange", MethodTypeDesc.of(format.vector, Format.SHUFFLE));
            call(code, "add");
        }
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
