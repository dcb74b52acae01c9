package io.cotangent.solve;

import io.cotangent.NDArray;
import java.util.function.UnaryOperator;

/** The operator that a function of arrays is, where nothing is recorded. */
record FunctionOperator(UnaryOperator<NDArray[]> function, Packing packing)
        implements LinearOperator {
    @Override
    public NDArray apply(NDArray vectors) {
        return packing.pack(function.apply(packing.unpack(vectors)));
    }

    /** One column after the other. */
    @Override
    public NDArray matrices() {
        int size = packing.size();
        if (size == 0) {
            return NDArray.zeros(packing.batch(), 0, 0);
        }
        NDArray units = NDArray.eye(size);
        NDArray[] columns = new NDArray[size];
        for (int i = 0; i < size; i++) {
            columns[i] = apply(units.get(i).broadcastTo(packing.batch(), size));
        }
        return NDArray.stack(2, columns);
    }
}
