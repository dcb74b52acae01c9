package io.cotangent.intrinsics.vector;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a {@link VectorLoop} of an expression, with a method for each way in which operands can
 * move or stay.
 *
 * <p>A loop counts in steps of 1, and its vectors begin at multiples of the counter: the compiler
 * takes seconds for loops that count by the vector's length. What is left at the end is computed on
 * a vector of which only some lanes are read and written; one by one where there are no such
 * operations, as for truth values.
 */
final class VectorLoopWriter extends LoopWriter {
    private static final ClassDesc LOOP = VectorLoop.class.describeConstable().orElseThrow();
    private static final ClassDesc NUMBERS = NumberLoop.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc CONSTRUCTOR = MethodTypeDesc.of(CD_void, NUMBERS);
    private static final MethodTypeDesc RUN =
            MethodTypeDesc.of(
                    CD_void, CD_int, CD_int, CD_Object, CD_int, CD_Object, CD_int, CD_Object,
                    CD_int, CD_Object, CD_int);
    private static final MethodTypeDesc RUN_NUMBERS =
            MethodTypeDesc.of(
                    CD_void, CD_int, CD_Object, CD_int, CD_int, CD_Object, CD_int, CD_int,
                    CD_Object, CD_int, CD_int, CD_Object, CD_int, CD_int);

    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final MethodTypeDesc MIN = MethodTypeDesc.of(CD_int, CD_int, CD_int);

    /** Where one vector has rare lanes, so many are treated as if they had. */
    private static final int OTHERS = 4;

    /** What the code for one vector is for. */
    private enum Part {
        /** Whole vectors without rare lanes. */
        COMMON,
        /** Whole vectors with rare lanes. */
        OTHER,
        /** Some lanes of a vector, at the end. */
        REST
    }

    /** The number of the vector to end at, arrays and places, the number of the first vector. */
    private final MethodTypeDesc vectorsType;

    private final boolean hasRare;

    private VectorLoopWriter(Definition definition) {
        super(definition, "Vectors");
        MethodTypeDesc loop = loopType(false);
        this.vectorsType =
                loop.insertParameterTypes(loop.parameterCount(), CD_int).changeReturnType(CD_int);
        VectorCode parts = new VectorCode(null, format, false);
        parts.count(definition.expression());
        this.hasRare = parts.counts(Lane.Unless.class) || parts.counts(Lane.Guarded.class);
    }

    /** The loop of a definition, which computes rare elements by another. */
    static VectorLoop loop(Definition definition, NumberLoop numbers) {
        Class<?> type = new VectorLoopWriter(definition).define().lookupClass();
        try {
            return (VectorLoop) type.getDeclaredConstructor(NumberLoop.class).newInstance(numbers);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the loop of " + definition.name() + " cannot be made", e);
        }
    }

    /** How many operations a loop does for a vector of the result, about. */
    static int operations(Definition definition) {
        VectorCode counter = new VectorCode(null, definition.format(), false);
        counter.count(definition.expression());
        return counter.size() + 1;
    }

    @Override
    void write(ClassBuilder type) {
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
        int ways = 1 << operands.size();
        for (int moving = 1; moving < ways; moving++) {
            int way = moving;
            type.withMethodBody("loop" + way, loopType(false), 0, code -> loop(code, way));
            type.withMethodBody(
                    "vectors" + way, vectorsType, 0, code -> vectors(code, way, Part.COMMON));
            if (hasRare) {
                type.withMethodBody(
                        "others" + way, vectorsType, 0, code -> vectors(code, way, Part.OTHER));
            }
            if (masked()) {
                type.withMethodBody("rest" + way, loopType(false), 0, code -> rest(code, way));
            }
        }
        type.withMethodBody("run", RUN, 0, this::run);
    }

    private boolean masked() {
        return Species.HAVE_MASKS
                && result != Elements.BOOLEAN
                && !operands.contains(Elements.BOOLEAN);
    }

    private boolean moves(int moving, int i) {
        return i == operands.size() || (moving >> i & 1) != 0;
    }

    /** The method that sorts out which operands move. */
    private void run(CodeBuilder code) {
        int ways = 1 << operands.size();
        List<SwitchCase> cases = new ArrayList<>();
        for (int moving = 1; moving < ways; moving++) {
            cases.add(SwitchCase.of(moving, code.newLabel()));
        }
        Label none = code.newLabel();
        code.iload(code.parameterSlot(0));
        code.tableswitch(none, cases);
        for (SwitchCase way : cases) {
            code.labelBinding(way.target());
            code.aload(0);
            code.iload(code.parameterSlot(1));
            for (int i = 0; i <= operands.size(); i++) {
                int parameter = i < operands.size() ? 2 + 2 * i : 8;
                code.aload(code.parameterSlot(parameter));
                code.checkcast(elements(i).array);
                code.iload(code.parameterSlot(parameter + 1));
            }
            code.invokevirtual(owner, "loop" + way.caseValue(), loopType(false));
            code.return_();
        }
        code.labelBinding(none);
        ClassDesc error = ClassDesc.of("java.lang.AssertionError");
        code.new_(error)
                .dup()
                .invokespecial(error, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .athrow();
    }

    /** Whole vectors, and then what is left. */
    private void loop(CodeBuilder code, int moving) {
        int places = Integer.numberOfTrailingZeros(format.lanes());
        int done = code.allocateLocal(TypeKind.INT);
        int count = code.allocateLocal(TypeKind.INT);
        loadN(code);
        code.loadConstant(places).ishr().istore(count);
        code.iconst_0().istore(done);
        Label start = code.newBoundLabel();
        Label end = code.newLabel();
        code.iload(done).iload(count).if_icmpge(end);
        callVectors(code, "vectors" + moving, () -> code.iload(count), done);
        if (hasRare) {
            code.iload(done).iload(count).if_icmpge(end);
            Load some =
                    () ->
                            code.iload(count)
                                    .iload(done)
                                    .loadConstant(OTHERS)
                                    .iadd()
                                    .invokestatic(MATH, "min", MIN);
            callVectors(code, "others" + moving, some, done);
        }
        code.goto_(start);
        code.labelBinding(end);
        Label exit = code.newLabel();
        int left = code.allocateLocal(TypeKind.INT);
        int index = code.allocateLocal(TypeKind.INT);
        loadN(code);
        code.loadConstant(format.lanes() - 1).iand().istore(left);
        code.iload(left).ifeq(exit);
        code.iload(count).loadConstant(places).ishl().istore(index);
        if (masked()) {
            code.aload(0);
            code.iload(left);
            for (int i = 0; i <= operands.size(); i++) {
                loadPlace(code, i, moves(moving, i), () -> code.iload(index));
            }
            code.invokevirtual(owner, "rest" + moving, loopType(false));
        } else {
            callNumbers(code, moving, () -> code.iload(left), () -> code.iload(index));
        }
        code.labelBinding(exit);
        code.return_();
    }

    private void callVectors(CodeBuilder code, String method, Load to, int done) {
        code.aload(0);
        to.write();
        for (int i = 0; i <= operands.size(); i++) {
            loadPlace(code, i, false, () -> {});
        }
        code.iload(done);
        code.invokevirtual(owner, method, vectorsType);
        code.istore(done);
    }

    /**
     * The loop on whole vectors, from one to another; it returns the number of the first one that
     * it has not done. The common loop ends at a vector with rare lanes: a loop with a call would
     * load all constants again each time.
     */
    private void vectors(CodeBuilder code, int moving, Part part) {
        beginWhole(code);
        int places = Integer.numberOfTrailingZeros(format.lanes());
        int to = code.parameterSlot(0);
        int counter = code.parameterSlot(3 + 2 * operands.size());
        int index = code.allocateLocal(TypeKind.INT);
        int[] vectors = repeated(code, moving);
        Label start = code.newBoundLabel();
        Label end = code.newLabel();
        code.iload(counter).iload(to).if_icmpge(end);
        code.iload(counter).loadConstant(places).ishl().istore(index);
        body(code, moving, vectors, () -> code.iload(index), part);
        code.iinc(counter, 1);
        code.goto_(start);
        code.labelBinding(end);
        code.iload(to).ireturn();
    }

    /** Fewer elements than a vector has. */
    private void rest(CodeBuilder code, int moving) {
        beginWhole(code);
        body(code, moving, repeated(code, moving), code::iconst_0, Part.REST);
        code.return_();
    }

    /** Puts vectors that repeat the only element of the operands that stay into variables. */
    private int[] repeated(CodeBuilder code, int moving) {
        int[] vectors = new int[operands.size()];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = code.allocateLocal(TypeKind.REFERENCE);
            if (!moves(moving, i)) {
                int operand = i;
                repeat(code, operands.get(i), () -> loadPlace(code, operand, false, () -> {}));
                code.astore(vectors[i]);
            }
        }
        return vectors;
    }

    /** Loads what moves, computes, and stores, for one vector. */
    private void body(CodeBuilder code, int moving, int[] vectors, Load index, Part part) {
        boolean partial = part == Part.REST;
        VectorCode value = new VectorCode(code, format, part != Part.OTHER);
        value.count(definition.expression());
        int mask = partial ? inRange(code, format.name()) : -1;
        boolean narrow = format.isDouble() && result == Elements.FLOAT;
        int halfMask = partial && narrow ? inRange(code, "HALF") : mask;
        for (int i = 0; i < vectors.length; i++) {
            if (moves(moving, i)) {
                int operand = i;
                load(code, operands.get(i), () -> loadPlace(code, operand, true, index), halfMask);
                code.astore(vectors[i]);
            }
            value.bind(i, vectors[i]);
        }
        value.emit(definition.expression());
        int y = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(y);
        Label next = code.newLabel();
        if (value.emitRare()) {
            if (partial) {
                code.aload(mask);
                value.and();
            }
            value.anyTrue();
            Label common = code.newLabel();
            code.ifeq(common);
            if (part == Part.COMMON) {
                code.iload(code.parameterSlot(3 + 2 * operands.size())).ireturn();
            } else {
                Load count = partial ? () -> loadN(code) : () -> code.loadConstant(format.lanes());
                callNumbers(code, moving, count, index);
                code.goto_(next);
            }
            code.labelBinding(common);
        }
        code.aload(y);
        narrow(code, result);
        loadPlace(code, operands.size(), true, index);
        store(code, result, halfMask);
        code.labelBinding(next);
    }

    private static void loadN(CodeBuilder code) {
        code.iload(code.parameterSlot(0));
    }

    /** Puts a mask of the first n lanes into a variable. */
    private int inRange(CodeBuilder code, String species) {
        int slot = code.allocateLocal(TypeKind.REFERENCE);
        Constants.species(code, species);
        code.iconst_0();
        loadN(code);
        code.invokeinterface(
                Format.SPECIES, "indexInRange", MethodTypeDesc.of(Format.MASK, CD_int, CD_int));
        code.astore(slot);
        return slot;
    }

    /** Puts the array of an operand, or of the result, and a place in it on the stack. */
    private static void loadPlace(CodeBuilder code, int i, boolean moves, Load index) {
        code.aload(code.parameterSlot(1 + 2 * i));
        code.iload(code.parameterSlot(2 + 2 * i));
        if (moves) {
            index.write();
            code.iadd();
        }
    }

    /** Computes some elements one by one. */
    private void callNumbers(CodeBuilder code, int moving, Load count, Load index) {
        code.aload(0);
        code.getfield(LOOP, "numbers", NUMBERS);
        count.write();
        for (int i = 0; i < 4; i++) {
            // Operands that are missing come before the result.
            int operand = i < operands.size() ? i : i == 3 ? operands.size() : -1;
            if (operand < 0) {
                code.aconst_null().iconst_0().iconst_0();
            } else {
                boolean moves = moves(moving, operand);
                loadPlace(code, operand, moves, index);
                code.loadConstant(moves ? 1 : 0);
            }
        }
        code.invokevirtual(NUMBERS, "run", RUN_NUMBERS);
    }
}
