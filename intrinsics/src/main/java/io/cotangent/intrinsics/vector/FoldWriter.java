package io.cotangent.intrinsics.vector;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;

import io.cotangent.intrinsics.Reduction;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * Makes a {@link VectorFold}.
 *
 * <p>Several vectors collect the elements, so that several operations are under way at a time; what
 * is left at the end goes to the lanes where it would have gone in the loop. Halves of the vectors,
 * and then halves of the last one, are combined until one lane is left: written out, because the
 * order in which the JVM's own reduction of a vector goes is not defined.
 */
final class FoldWriter extends LoopWriter {
    private static final ClassDesc FOLD = VectorFold.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc BLOCK =
            MethodTypeDesc.of(CD_double, CD_int, CD_Object, CD_int, CD_Object, CD_int);

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
        type.withMethodBody(
                ConstantDescs.INIT_NAME,
                ConstantDescs.MTD_void,
                0,
                code ->
                        code.aload(0)
                                .invokespecial(
                                        FOLD, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                                .return_());
        type.withMethodBody("block", BLOCK, 0, this::block);
        constants.write(type);
    }

    private void block(CodeBuilder code) {
        beginWhole(code);
        int lanes = format.lanes();
        int counter = code.allocateLocal(TypeKind.INT);
        int index = code.allocateLocal(TypeKind.INT);
        int count = code.allocateLocal(TypeKind.INT);
        int[] arrays = new int[operands.size()];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = code.allocateLocal(TypeKind.REFERENCE);
            code.aload(code.parameterSlot(1 + 2 * i));
            code.checkcast(elements(i).array);
            code.astore(arrays[i]);
        }
        int[] columns = new int[collectors];
        for (int k = 0; k < collectors; k++) {
            columns[k] = code.allocateLocal(TypeKind.REFERENCE);
            // Not a constant: a variable that starts with one stays an object in the loop.
            Constants.species(code, format);
            if (format.isDouble()) {
                code.loadConstant(reduction.identity());
            } else {
                code.loadConstant((float) reduction.identity());
            }
            Constants.broadcast(code, format);
            code.astore(columns[k]);
        }
        int places = Integer.numberOfTrailingZeros(Fold.columns(format));
        code.iload(code.parameterSlot(0)).loadConstant(places).ishr().istore(count);
        code.iconst_0().istore(counter);
        Label start = code.newBoundLabel();
        Label end = code.newLabel();
        code.iload(counter).iload(count).if_icmpge(end);
        code.iload(counter).loadConstant(places).ishl().istore(index);
        for (int k = 0; k < collectors; k++) {
            code.aload(columns[k]);
            term(code, arrays, index, k * lanes, -1);
            combine(code);
            code.astore(columns[k]);
        }
        code.iinc(counter, 1);
        code.goto_(start);
        code.labelBinding(end);
        rest(code, arrays, index, count, places, columns);
        finish(code, columns);
    }

    /** Collects what is fewer than a vector for each collector. */
    private void rest(
            CodeBuilder code, int[] arrays, int index, int count, int places, int[] columns) {
        int lanes = format.lanes();
        Label done = code.newLabel();
        code.iload(count).loadConstant(places).ishl().istore(index);
        code.iload(code.parameterSlot(0)).iload(index).isub().istore(count);
        for (int k = 0; k < collectors; k++) {
            code.iload(count).loadConstant(k * lanes).if_icmple(done);
            int mask = inRange(code, format.name(), k * lanes, count);
            boolean widen = operands.getFirst() == Elements.FLOAT && format.isDouble();
            int loadMask = widen ? inRange(code, "HALF", k * lanes, count) : mask;
            code.aload(columns[k]);
            code.dup();
            term(code, arrays, index, k * lanes, loadMask);
            combine(code);
            code.aload(mask);
            code.invokevirtual(
                    format.vector,
                    "blend",
                    MethodTypeDesc.of(format.vector, Format.VECTOR, Format.MASK));
            code.astore(columns[k]);
        }
        code.labelBinding(done);
    }

    private int inRange(CodeBuilder code, String species, int from, int count) {
        int slot = code.allocateLocal(TypeKind.REFERENCE);
        Constants.species(code, species);
        code.loadConstant(from);
        code.iload(count);
        code.invokeinterface(
                Format.SPECIES, "indexInRange", MethodTypeDesc.of(Format.MASK, CD_int, CD_int));
        code.astore(slot);
        return slot;
    }

    /** Combines the columns and returns the result. */
    private void finish(CodeBuilder code, int[] columns) {
        for (int half = collectors / 2; half > 0; half /= 2) {
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
    private void term(CodeBuilder code, int[] arrays, int index, int from, int mask) {
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
                    mask);
            int slot = code.allocateLocal(TypeKind.REFERENCE);
            code.astore(slot);
            value.bind(i, slot);
        }
        value.emit(definition.expression());
    }
}
