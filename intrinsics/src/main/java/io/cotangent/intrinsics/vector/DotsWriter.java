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
 * the run is loaded once for all rows. The last row of columns is loaded in part, with zeros for
 * what is not there, and then halves of each row's vectors are added. In the end this is done with
 * halves of vectors; two rows whose halves are added in one vector take half of it each from then
 * on. These are methods of their own, with the sums in memory in between: the JVM's first compiler
 * does not take methods with as many operations on vectors as they have together, and what it does
 * not take stays slow.
 */
final class DotsWriter extends LoopWriter {
    private static final ClassDesc DOTS = VectorDots.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc PRODUCTS =
            MethodTypeDesc.of(
                    CD_void, CD_int, CD_Object, CD_int, CD_int, CD_Object, CD_int, CD_Object,
                    CD_int);
    private static final MethodTypeDesc SUMS = MethodTypeDesc.of(CD_void, CD_Object, CD_int);

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
        type.withMethodBody("whole", PRODUCTS, 0, this::whole);
        type.withMethodBody("rest", PRODUCTS, 0, this::rest);
        type.withMethodBody("sums", SUMS, 0, this::sums);
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
                        load(code, x, code.parameterSlot(5), index, k, -1);
                        code.astore(factor);
                        for (int i = 0; i < rows; i++) {
                            code.aload(sums[i][k]);
                            load(code, a, places[i], index, k, -1);
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

    /** Adds products of less than a row of columns, and what there is then of each matrix's row. */
    private void rest(CodeBuilder code) {
        beginWhole(code);
        int a = array(code, 1);
        int x = array(code, 4);
        int room = array(code, 6);
        int zero = code.allocateLocal(TypeKind.INT);
        code.iconst_0().istore(zero);
        int[] masks = new int[collectors];
        int[] factors = new int[collectors];
        for (int k = 0; k < collectors; k++) {
            masks[k] = code.allocateLocal(TypeKind.REFERENCE);
            factors[k] = code.allocateLocal(TypeKind.REFERENCE);
            Constants.species(code, format);
            code.loadConstant(k * lanes).iload(code.parameterSlot(0));
            code.invokeinterface(
                    Format.SPECIES, "indexInRange", MethodTypeDesc.of(Format.MASK, CD_int, CD_int));
            code.astore(masks[k]);
            load(code, x, code.parameterSlot(5), zero, k, masks[k]);
            code.astore(factors[k]);
        }
        int place = code.allocateLocal(TypeKind.INT);
        int from = code.allocateLocal(TypeKind.INT);
        loop(
                code,
                () -> code.iload(code.parameterSlot(7)),
                counter -> {
                    code.iload(code.parameterSlot(2));
                    code.iload(counter).iload(code.parameterSlot(3)).imul().iadd().istore(place);
                    code.iload(counter).loadConstant(collectors * lanes).imul().istore(from);
                    for (int k = 0; k < collectors; k++) {
                        load(code, room, from, zero, k, -1);
                        load(code, a, place, zero, k, masks[k]);
                        addProduct(code, factors[k]);
                    }
                    halves(code);
                    code.aload(room).iload(counter).loadConstant(lanes).imul();
                    store(code, result, -1);
                });
        code.return_();
    }

    /** Adds halves of the vectors on the stack until one is left. */
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

    private void load(CodeBuilder code, int array, int place, int index, int k, int mask) {
        Load load =
                () -> {
                    code.aload(array).iload(place).iload(index).iadd();
                    code.loadConstant(k * lanes).iadd();
                };
        load(code, result, load, mask);
    }

    /** Adds the product of the vector on the stack and of another to the one below. */
    private void addProduct(CodeBuilder code, int factor) {
        code.aload(factor);
        call(code, "mul");
        call(code, "add");
    }

    /** Adds up the vector of each row. */
    private void sums(CodeBuilder code) {
        beginWhole(code);
        int room = array(code, 0);
        int place = code.allocateLocal(TypeKind.INT);
        int[] sums = new int[rows];
        for (int i = 0; i < rows; i++) {
            sums[i] = code.allocateLocal(TypeKind.REFERENCE);
        }
        loop(
                code,
                () -> code.iload(code.parameterSlot(1)),
                counter -> {
                    code.iload(counter).loadConstant(lanes).imul().istore(place);
                    for (int i = 0; i < rows; i++) {
                        int vector = i * lanes;
                        Load from =
                                () -> {
                                    code.aload(room).iload(place).loadConstant(rows).imul();
                                    code.loadConstant(vector).iadd();
                                };
                        load(code, result, from, -1);
                        code.astore(sums[i]);
                    }
                    add(code, sums);
                    code.aload(sums[0]).aload(room).iload(place);
                    store(code, result, -1);
                });
        code.return_();
    }

    /** Adds up the elements of each vector; the sums are in the first one. */
    private void add(CodeBuilder code, int[] sums) {
        int left = rows;
        for (int distance = lanes / 2; distance > 0; distance /= 2) {
            int half = Math.max(1, left / 2);
            for (int i = 0; i < half; i++) {
                if (left > 1) {
                    interleave(code, sums[i], sums[i + half], distance, false);
                    interleave(code, sums[i], sums[i + half], distance, true);
                } else {
                    code.aload(sums[i]).dup();
                    constants.shuffle(code, format, distance);
                    code.invokevirtual(
                            format.vector,
                            "rearrange",
                            MethodTypeDesc.of(format.vector, Format.SHUFFLE));
                }
                call(code, "add");
                code.astore(sums[i]);
            }
            left = half;
        }
    }

    /** Leaves on the stack halves of two vectors, which belong to different rows. */
    private void interleave(CodeBuilder code, int first, int second, int distance, boolean high) {
        code.aload(first);
        constants.interleaving(code, format, distance, high);
        code.aload(second);
        code.invokevirtual(
                format.vector,
                "rearrange",
                MethodTypeDesc.of(format.vector, Format.SHUFFLE, Format.VECTOR));
    }

    private void call(CodeBuilder code, String name) {
        code.invokevirtual(format.vector, name, MethodTypeDesc.of(format.vector, Format.VECTOR));
    }
}
