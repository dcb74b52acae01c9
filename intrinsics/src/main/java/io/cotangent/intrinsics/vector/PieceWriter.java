package io.cotangent.intrinsics.vector;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import io.cotangent.intrinsics.Formula;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes {@link PieceLoop}s.
 *
 * <p>For each element, or vector of elements, all inputs are loaded, then all results computed, and
 * then stored: so a result may take the place of an input.
 */
abstract sealed class PieceWriter extends ClassWriter permits NumberPieceWriter, VectorPieceWriter {
    private static final ClassDesc LOOP = PieceLoop.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc CONSTRUCTOR = MethodTypeDesc.of(CD_void, LOOP);
    private static final MethodTypeDesc RUN =
            MethodTypeDesc.of(
                    CD_void,
                    CD_int,
                    CD_int,
                    CD_Object.arrayType(),
                    CD_int.arrayType(),
                    CD_int.arrayType());

    private final long uniform;

    /** What the arrays hold, of the inputs and then of the results. */
    final List<Elements> elements = new ArrayList<>();

    final int inputs;

    /** The expressions of the results. */
    final List<Object> results = new ArrayList<>();

    /** The variables with the arrays and the places in them. */
    private final int[] arrays;

    private final int[] places;

    PieceWriter(Piece.Definition definition, String suffix) {
        super(definition.name() + suffix, definition.format());
        Formula formula = definition.formula();
        this.uniform = definition.uniform();
        this.inputs = formula.inputs().size();
        formula.inputs().forEach(kind -> elements.add(Elements.of(kind)));
        Object[] values = PieceExpressions.of(formula, format);
        formula.results()
                .forEach(result -> {
                    results.add(values[result.value()]);
                    elements.add(Elements.of(formula.kind(result.value())));
                });
        this.arrays = new int[elements.size()];
        this.places = new int[elements.size()];
    }

    /** Makes the loop; {@code numbers} may be null. */
    final PieceLoop loop(PieceLoop numbers) {
        Class<?> type = define().lookupClass();
        try {
            return (PieceLoop) type.getDeclaredConstructor(PieceLoop.class).newInstance(numbers);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the loop of " + owner.displayName() + " cannot be made", e);
        }
    }

    @Override
    final void write(ClassBuilder type) {
        type.withSuperclass(LOOP);
        type.withMethodBody(
                ConstantDescs.INIT_NAME,
                CONSTRUCTOR,
                0,
                code ->
                        code.aload(0)
                                .aload(1)
                                .invokespecial(LOOP, ConstantDescs.INIT_NAME, CONSTRUCTOR)
                                .return_());
        type.withMethodBody(
                "run",
                RUN,
                0,
                code -> {
                    beginWhole(code);
                    arrays(code);
                    run(code);
                });
    }

    /** Writes the loop. */
    abstract void run(CodeBuilder code);

    /** Calls another loop of this piece for the elements from a number on the stack. */
    static void callNumbers(CodeBuilder code, int from) {
        code.aload(0).getfield(LOOP, "numbers", LOOP);
        code.iload(from);
        code.iload(code.parameterSlot(1));
        code.aload(code.parameterSlot(2));
        code.aload(code.parameterSlot(3));
        code.aload(code.parameterSlot(4));
        code.invokevirtual(LOOP, "run", RUN);
    }

    private void arrays(CodeBuilder code) {
        for (int i = 0; i < arrays.length; i++) {
            int operand = i;
            Load slot = () -> code.aload(code.parameterSlot(4)).loadConstant(operand).iaload();
            arrays[i] = code.allocateLocal(TypeKind.REFERENCE);
            code.aload(code.parameterSlot(2));
            slot.write();
            code.aaload().checkcast(elements.get(i).array).astore(arrays[i]);
            places[i] = code.allocateLocal(TypeKind.INT);
            code.aload(code.parameterSlot(3));
            slot.write();
            code.iaload().istore(places[i]);
        }
    }

    final boolean isUniform(int input) {
        return (uniform >> input & 1) != 0;
    }

    /** Puts the array of an operand, and the place where it begins, on the stack. */
    final void place(CodeBuilder code, int operand) {
        code.aload(arrays[operand]).iload(places[operand]);
    }

    /** Puts the array of an operand, and a place some elements after its first, on the stack. */
    final void place(CodeBuilder code, int operand, int index) {
        place(code, operand);
        code.iload(index).iadd();
    }

    /** Writes a loop over the values of a variable below another's. */
    static void count(CodeBuilder code, int counter, int end, Runnable body) {
        Label start = code.newBoundLabel();
        Label exit = code.newLabel();
        code.iload(counter).iload(end).if_icmpge(exit);
        body.run();
        code.iinc(counter, 1);
        code.goto_(start);
        code.labelBinding(exit);
    }

    /** Writes the computation of all results, into variables. */
    final int[] compute(CodeBuilder code, ExpressionCode value, int[] operands) {
        results.forEach(value::count);
        for (int i = 0; i < inputs; i++) {
            value.bind(i, operands[i]);
        }
        int[] computed = new int[results.size()];
        for (int i = 0; i < computed.length; i++) {
            Object result = results.get(i);
            Elements to = elements.get(inputs + i);
            value.emit(result);
            TypeKind kind = narrowed(code, value.kind(result), to);
            computed[i] = code.allocateLocal(kind);
            code.storeLocal(kind, computed[i]);
        }
        return computed;
    }

    /** Makes the value on the stack what is stored; its type. */
    abstract TypeKind narrowed(CodeBuilder code, TypeKind kind, Elements to);
}
