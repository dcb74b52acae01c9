package io.cotangent.op;

import io.cotangent.Index;
import io.cotangent.NDArray;
import io.cotangent.SlogDet;
import io.cotangent.array.Creation;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import java.util.function.BinaryOperator;

/** Systems of linear equations, inverses, determinants and powers of matrices. */
public interface SystemOps extends ProductOps, ArrangeOps, IndexOps {
    /** A matrix with its factorisation: the operands of what is computed from that. */
    private NDArray[] factorised(NDArray a) {
        NDArray[] lu = applyAll(new Systems.Lu(), a);
        return new NDArray[] {lu[0], lu[1], a};
    }

    default NDArray solve(NDArray a, NDArray b) {
        NDArray x = shared("solve", a, b);
        NDArray[] lu = factorised(x);
        return system(
                "solve",
                x,
                b,
                (matrix, right) -> {
                    Shape leading = Stacks.leading(Typed.of(right).shape());
                    return apply(
                            new Systems.Solve(false),
                            Stacks.broadcast(this, lu[0], leading),
                            broadcast(lu[1], Stacks.vectors(leading, Stacks.rows(matrix))),
                            matrix,
                            right);
                });
    }

    default NDArray triangularSolve(NDArray a, NDArray b, boolean lower) {
        return triangularSolve(a, b, lower, false, false);
    }

    default NDArray triangularSolve(
            NDArray a, NDArray b, boolean lower, boolean transposed, boolean unitDiagonal) {
        Op solve = new Systems.SolveTriangular(lower, transposed, unitDiagonal);
        return system(
                "triangularSolve",
                shared("triangularSolve", a, b),
                b,
                (matrix, right) -> apply(solve, matrix, right));
    }

    /** The square matrices of a system, in the type that holds the right-hand sides, too. */
    private NDArray shared(String name, NDArray a, NDArray b) {
        NDArray x = Stacks.square(this, name, a);
        NDArray right = Stacks.numbers(this, name, b);
        Stacks.requireEquations(name, x, right);
        return cast(x, x.dtype().promote(right.dtype()));
    }

    /**
     * Makes the right-hand sides of a system matrices, gives them and the matrix of the system the
     * same leading axes, and solves. Those for a single matrix are all columns of one.
     */
    private NDArray system(String name, NDArray matrix, NDArray b, BinaryOperator<NDArray> solve) {
        NDArray right = cast(b, matrix.dtype());
        boolean isVector = right.rank() == 1;
        NDArray columns = isVector ? expandDims(right, 1) : right;
        Shape shape = Typed.of(columns).shape();
        if (matrix.rank() == 2 && columns.rank() > 2) {
            int[] stack = {
                Stacks.leading(shape).size(), Stacks.rows(columns), Stacks.columns(columns)
            };
            NDArray batch = reshape(columns, Shape.of(stack));
            NDArray solved =
                    Stacks.asColumns(this, batch, together -> solve.apply(matrix, together));
            return reshape(solved, shape);
        }
        Shape leading =
                Stacks.leading(Typed.of(matrix).shape()).broadcast(name, Stacks.leading(shape));
        NDArray solution =
                solve.apply(
                        Stacks.broadcast(this, matrix, leading),
                        Stacks.broadcast(this, columns, leading));
        return isVector ? squeeze(solution, -1) : solution;
    }

    default NDArray inv(NDArray a) {
        NDArray square = Stacks.square(this, "inv", a);
        NDArray[] lu = factorised(square);
        NDArray identity = Stacks.identity(this, square, Stacks.rows(square));
        return apply(new Systems.Solve(false), lu[0], lu[1], lu[2], identity);
    }

    /**
     * The determinant. Up to three rows it is a polynomial that is written out, and has all
     * derivatives.
     */
    default NDArray det(NDArray a) {
        NDArray x = Stacks.square(this, "det", a);
        return switch (Stacks.rows(x)) {
            case 0 -> Creation.full(Stacks.withoutMatrix(Typed.of(x)), 1);
            case 1 -> element(x, 0, 0);
            case 2 -> minor(x, 0, 1, 0, 1);
            case 3 ->
                    add(
                            sub(
                                    mul(element(x, 0, 0), minor(x, 1, 2, 1, 2)),
                                    mul(element(x, 0, 1), minor(x, 1, 2, 0, 2))),
                            mul(element(x, 0, 2), minor(x, 1, 2, 0, 1)));
            default -> apply(new Systems.Determinant(), factorised(x));
        };
    }

    private NDArray element(NDArray x, int row, int column) {
        return get(x, Index.ellipsis(), Index.at(row), Index.at(column));
    }

    private NDArray minor(NDArray x, int top, int bottom, int left, int right) {
        return sub(
                mul(element(x, top, left), element(x, bottom, right)),
                mul(element(x, top, right), element(x, bottom, left)));
    }

    default SlogDet slogdet(NDArray a) {
        NDArray[] lu = factorised(Stacks.square(this, "slogdet", a));
        NDArray[] results = applyAll(new Systems.LogDeterminant(), lu);
        return new SlogDet(results[0], results[1]);
    }

    default NDArray matrixPower(NDArray a, int n) {
        NDArray x = Stacks.square(this, "matrixPower", a);
        if (n == 0) {
            return Stacks.identity(this, x, Stacks.rows(x));
        }
        NDArray power = n < 0 ? inv(x) : x;
        NDArray result = null;
        for (long rest = Math.abs((long) n); rest > 0; rest /= 2) {
            if (rest % 2 == 1) {
                result = result == null ? power : matmul(result, power);
            }
            if (rest > 1) {
                power = matmul(power, power);
            }
        }
        return result;
    }
}
