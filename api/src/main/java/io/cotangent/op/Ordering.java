package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Orders;

/** The primitive of everything that sorts: where the elements belong. */
final class Ordering {
    private Ordering() {}

    /**
     * The positions along an axis in the order of their elements. Equal elements keep their order;
     * NaN comes last, or first where the order descends.
     */
    record ArgSort(int axis, boolean descending) implements Op.Constant {
        @Override
        public String label() {
            return "argsort";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(new ArgSort(axis + 1, descending), x);
        }

        @Override
        public String settings() {
            return "axis=" + axis + (descending ? " descending" : "");
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[0].withDType(DType.INT64);
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Orders.argSort(operands[0], axis, descending);
        }
    }

    /**
     * Where values belong in sorted vectors: before their equals, or after them. Operands: sorted
     * vectors, and vectors of values, along the last axis; all axes before agree.
     */
    record Search(boolean right) implements Op.Constant {
        @Override
        public String label() {
            return "search_sorted";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return Batching.together(this, o, x, batched);
        }

        @Override
        public String settings() {
            return right ? "right" : "left";
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[1].withDType(DType.INT64);
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Orders.search(operands[0], operands[1], right);
        }
    }
}
