package io.cotangent.array;

import static io.cotangent.array.Samples.at;
import static io.cotangent.array.Samples.build;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotangent.DType;
import io.cotangent.error.DTypeException;
import io.cotangent.intrinsics.BinaryFunction;
import io.cotangent.intrinsics.Comparison;
import io.cotangent.intrinsics.UnaryFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MapsTest {
    @ParameterizedTest
    @EnumSource(names = {"INT32", "INT64", "FLOAT32", "FLOAT64"})
    void unaryInEveryLayout(DType dtype) {
        for (int[] shape : Samples.SHAPES) {
            for (DenseArray x : Samples.layouts(dtype, shape)) {
                DenseArray y = Maps.unary(UnaryFunction.SQUARE, x);
                assertThat(y.isContiguous()).isTrue();
                assertThat(y).isEqualTo(build(dtype, x.type().shape(), i -> at(x, i) * at(x, i)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void binaryInEveryPairOfLayouts(DType dtype) {
        BinaryFunction f = dtype == DType.BOOL ? BinaryFunction.XOR : BinaryFunction.SUB;
        for (int[] shape : Samples.SHAPES) {
            for (DenseArray a : Samples.layouts(dtype, shape)) {
                for (DenseArray b : Samples.layouts(dtype, shape)) {
                    DenseArray y = Maps.binary(f, a, b);
                    assertThat(y.isContiguous()).isTrue();
                    assertThat(y)
                            .isEqualTo(build(dtype, a.type().shape(), i -> at(a, i) - at(b, i)));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void compareAndSelectInEveryPairOfLayouts(DType dtype) {
        for (int[] shape : Samples.SHAPES) {
            for (DenseArray a : Samples.layouts(dtype, shape)) {
                for (DenseArray b : Samples.layouts(dtype, shape)) {
                    DenseArray less = Maps.compare(Comparison.LT, a, b);
                    assertThat(less)
                            .isEqualTo(
                                    build(
                                            DType.BOOL,
                                            a.type().shape(),
                                            i -> at(a, i) < at(b, i) ? 1 : 0));
                    assertThat(Maps.select(less, a, b))
                            .isEqualTo(
                                    build(
                                            dtype,
                                            a.type().shape(),
                                            i -> Math.min(at(a, i), at(b, i))));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void castInEveryLayout(DType dtype) {
        for (DType other : DType.values()) {
            for (DenseArray x : Samples.layouts(dtype, 3, 4, 2)) {
                DenseArray y = Maps.cast(x, other);
                assertThat(y).isEqualTo(build(other, x.type().shape(), i -> at(x, i)));
                if (other == dtype) {
                    assertThat(y).isSameAs(x);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void largeTransposedCopies(DType dtype) {
        for (int[] shape : new int[][] {{65, 200}, {3, 128, 129}, {70, 2, 100}, {64, 64}}) {
            for (DenseArray x : Samples.layouts(dtype, shape)) {
                assertThat(Maps.copy(x)).isEqualTo(build(dtype, x.type().shape(), i -> at(x, i)));
            }
        }
        DenseArray cube = Samples.random(dtype, 66, 4, 68);
        for (int[] permutation :
                new int[][] {{0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
            DenseArray x = Views.transpose(cube, permutation);
            assertThat(x.contiguous()).isEqualTo(build(dtype, x.type().shape(), i -> at(x, i)));
        }
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void copiesOfEveryPermutation(DType dtype) {
        int[][] shapes = {{7, 9}, {9, 1, 17}, {3, 18, 5}, {4, 2, 9, 3}, {2, 9, 3, 4, 5}};
        for (int[] shape : shapes) {
            DenseArray x = Samples.random(dtype, shape);
            DenseArray broadcast =
                    Views.broadcast(
                            Samples.random(dtype, shape[shape.length - 1]), Shape.of(shape));
            int rank = shape.length;
            for (int code = 0; code < Math.pow(rank, rank); code++) {
                int[] permutation = new int[rank];
                int seen = 0;
                int rest = code;
                for (int axis = 0; axis < rank; axis++) {
                    permutation[axis] = rest % rank;
                    seen |= 1 << permutation[axis];
                    rest /= rank;
                }
                if (seen != (1 << rank) - 1) {
                    continue;
                }
                for (DenseArray each : new DenseArray[] {x, broadcast}) {
                    DenseArray view = Views.transpose(each, permutation);
                    DenseArray copy = Maps.copy(view);
                    assertThat(copy.isContiguous()).isTrue();
                    assertThat(copy).isEqualTo(build(dtype, view.type().shape(), i -> at(view, i)));
                    DType other = dtype == DType.FLOAT32 ? DType.INT64 : DType.FLOAT32;
                    assertThat(Maps.cast(view, other))
                            .isEqualTo(build(other, view.type().shape(), i -> at(view, i)));
                }
            }
        }
    }

    @Test
    void singlePrecisionStaysSingle() {
        DenseArray x = Samples.random(DType.FLOAT32, 3);
        DenseArray y = Maps.unary(UnaryFunction.SIN, x);
        assertThat(y.dtype()).isEqualTo(DType.FLOAT32);
        assertThat(y.doubleAt(1)).isEqualTo((float) Math.sin(x.doubleAt(1)));
    }

    @Test
    void functionsRejectTypesTheyAreNotDefinedOn() {
        assertThatThrownBy(() -> Maps.unary(UnaryFunction.SIN, Samples.random(DType.INT64, 2, 3)))
                .isInstanceOf(DTypeException.class)
                .hasMessageContaining("sin: not defined on int64[2,3]")
                .hasMessageContaining("astype");
        DenseArray truths = Samples.random(DType.BOOL, 2);
        assertThatThrownBy(() -> Maps.unary(UnaryFunction.NEG, truths))
                .isInstanceOf(DTypeException.class);
        assertThatThrownBy(() -> Maps.binary(BinaryFunction.ADD, truths, truths))
                .isInstanceOf(DTypeException.class)
                .hasMessageContaining("add: not defined on bool[2]");
        DenseArray reals = Samples.random(DType.FLOAT64, 2);
        assertThatThrownBy(() -> Maps.binary(BinaryFunction.AND, reals, reals))
                .isInstanceOf(DTypeException.class)
                .hasMessageContaining("integers or booleans");
        DenseArray integers = Samples.random(DType.INT32, 2);
        assertThatThrownBy(() -> Maps.binary(BinaryFunction.DIV, integers, integers))
                .isInstanceOf(DTypeException.class);
    }

    /** Large enough to be computed in blocks; what lies side by side is computed in one. */
    @Test
    void largeOperandsThatLieAcross() {
        for (int[] shape : new int[][] {{130, 150}, {1, 210, 330}, {3, 70, 65}, {40_000, 3}}) {
            for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32, DType.INT64}) {
                DenseArray b = Samples.random(dtype, shape);
                DenseArray condition = Maps.compare(Comparison.LT, b, Samples.random(dtype, shape));
                for (DenseArray a : Samples.layouts(dtype, shape)) {
                    DenseArray straight = a.contiguous();
                    assertThat(Maps.unary(UnaryFunction.NEG, a))
                            .isEqualTo(Maps.unary(UnaryFunction.NEG, straight));
                    assertThat(Maps.binary(BinaryFunction.SUB, b, a))
                            .isEqualTo(Maps.binary(BinaryFunction.SUB, b, straight));
                    assertThat(Maps.compare(Comparison.LE, a, b))
                            .isEqualTo(Maps.compare(Comparison.LE, straight, b));
                    assertThat(Maps.select(condition, a, b))
                            .isEqualTo(Maps.select(condition, straight, b));
                }
            }
        }
    }
}
