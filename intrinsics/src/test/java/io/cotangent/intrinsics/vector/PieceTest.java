package io.cotangent.intrinsics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.intrinsics.BinaryFunction;
import io.cotangent.intrinsics.Comparison;
import io.cotangent.intrinsics.Formula;
import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.Result;
import io.cotangent.intrinsics.Step;
import io.cotangent.intrinsics.UnaryFunction;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Pieces: on vectors the bits of numbers, at full speed, and gone when they are not needed. */
class PieceTest {
    private static final int[] SIZES = {0, 1, 3, 15, 16, 17, 100, 1024};

    /** All that a piece can do, with numbers of a kind. */
    private static Formula everything(Kind kind) {
        List<Step> steps = new ArrayList<>();
        List<Kind> inputs = List.of(kind, kind, Kind.BOOL, Kind.BOOL);
        Kind[] kinds = inputs.toArray(Kind[]::new);
        for (UnaryFunction f : UnaryFunction.values()) {
            add(steps, new Step.Unary(f, 0), kinds);
        }
        for (BinaryFunction f : BinaryFunction.values()) {
            if (f.floating()) {
                add(steps, new Step.Binary(f, 0, 1), kinds);
            }
            if (f.logical()) {
                add(steps, new Step.Binary(f, 2, 3), kinds);
            }
        }
        for (Comparison comparison : Comparison.values()) {
            add(steps, new Step.Compare(comparison, 0, 1), kinds);
            add(steps, new Step.Compare(comparison, 2, 3), kinds);
        }
        add(steps, new Step.Select(2, 0, 1), kinds);
        add(steps, new Step.Select(2, 3, 2), kinds);
        add(steps, new Step.Convert(Kind.BOOL, 0), kinds);
        add(steps, new Step.Convert(kind, 2), kinds);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            results.add(new Result.Each(inputs.size() + i));
        }
        return new Formula(inputs, steps, results);
    }

    private static void add(List<Step> steps, Step step, Kind[] kinds) {
        if (Piece.cost(step, kinds).isPresent()) {
            steps.add(step);
        }
    }

    /** Numbers of 32 bits made wider, and narrower again. */
    private static Formula mixed() {
        return new Formula(
                List.of(Kind.F32, Kind.F64),
                List.of(
                        new Step.Convert(Kind.F64, 0),
                        new Step.Binary(BinaryFunction.MUL, 2, 1),
                        new Step.Convert(Kind.F32, 3)),
                List.of(new Result.Each(3), new Result.Each(4)));
    }

    private static Object[] arrays(Formula formula, int n) {
        List<Object> arrays = new ArrayList<>();
        for (int i = 0; i < formula.inputs().size(); i++) {
            arrays.add(Data.of(Elements.of(formula.inputs().get(i)), Data.wild(n + 3, i)));
        }
        for (Result result : formula.results()) {
            arrays.add(Data.zeros(Elements.of(formula.kind(result.value())), n + 3));
        }
        return arrays.toArray();
    }

    @Test
    void vectorsGiveTheBitsOfNumbers() {
        for (Formula formula : List.of(everything(Kind.F64), everything(Kind.F32), mixed())) {
            for (long uniform : new long[] {0, 1, 2, 3}) {
                Piece numbers = new Piece(new Piece.Definition(formula, uniform), false);
                Piece vectors = new Piece(new Piece.Definition(formula, uniform), true);
                vectors.useVectors();
                for (int n : SIZES) {
                    Object[] expected = arrays(formula, n);
                    Object[] actual = arrays(formula, n);
                    int[] slots = new int[expected.length];
                    int[] places = new int[expected.length];
                    for (int i = 0; i < slots.length; i++) {
                        slots[i] = i;
                        places[i] = i % 3;
                    }
                    numbers.run(n, expected, places, slots);
                    vectors.run(n, actual, places, slots);
                    assertThat(actual).as("n=%d uniform=%d", n, uniform).isEqualTo(expected);
                }
            }
        }
    }

    /** A chain of as many operations as pieces have. */
    private static Formula chain(Kind kind) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            BinaryFunction f = i % 2 == 0 ? BinaryFunction.MUL : BinaryFunction.ADD;
            steps.add(new Step.Binary(f, 1 + i, i % 3 == 0 ? 0 : 1));
        }
        return new Formula(Collections.nCopies(2, kind), steps, List.of(new Result.Each(101)));
    }

    @Test
    void longPiecesGetFastOnVectors() throws InterruptedException {
        Background.await(); // what other tests have asked for
        for (Kind kind : List.of(Kind.F64, Kind.F32)) {
            Piece piece = new Piece(new Piece.Definition(chain(kind), 0), true);
            Object[] arrays = arrays(chain(kind), 1024);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!piece.isOnVectors() && System.nanoTime() < end) {
                piece.run(1024, arrays, new int[3], new int[] {0, 1, 2});
                Thread.sleep(1);
            }
            assertThat(piece.isOnVectors()).isTrue();
        }
    }

    @Test
    void generatedClassesAreValid() {
        for (Formula formula : List.of(everything(Kind.F64), everything(Kind.F32), mixed())) {
            Piece.Definition definition = new Piece.Definition(formula, 2);
            assertValid(NumberPieceWriter.bytes(definition));
            assertValid(VectorPieceWriter.bytes(definition));
        }
    }

    private static void assertValid(byte[] bytes) {
        ClassDesc own = ClassFile.of().parse(bytes).thisClass().asSymbol();
        ClassDesc parent = PieceLoop.class.describeConstable().orElseThrow();
        ClassHierarchyResolver types =
                ClassHierarchyResolver.of(List.of(), Map.of(own, parent))
                        .orElse(
                                ClassHierarchyResolver.ofClassLoading(
                                        PieceTest.class.getClassLoader()));
        assertThat(ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(types)).verify(bytes))
                .isEmpty();
    }

    @Test
    void classesAreUnloaded() throws InterruptedException {
        WeakReference<Class<?>> type = new WeakReference<>(unused());
        for (int i = 0; i < 100 && type.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(type.get()).isNull();
    }

    private static Class<?> unused() {
        Piece.Definition definition = new Piece.Definition(mixed(), 0);
        PieceLoop numbers = NumberPieceWriter.loop(definition);
        return VectorPieceWriter.loop(definition, numbers).getClass();
    }
}
