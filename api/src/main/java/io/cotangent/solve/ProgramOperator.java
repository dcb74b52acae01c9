package io.cotangent.solve;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.execute.Engine;
import io.cotangent.trace.Program;
import io.cotangent.transform.Vectorize;
import java.util.Arrays;

/**
 * The operator that a program is in its first inputs.
 *
 * @param rest the other inputs
 */
record ProgramOperator(Program program, Packing packing, NDArray... rest)
        implements LinearOperator {
    @Override
    public NDArray apply(NDArray vectors) {
        return packing.pack(Engine.run(program, inputs(packing.unpack(vectors))));
    }

    private NDArray[] inputs(NDArray... unknowns) {
        NDArray[] inputs = Arrays.copyOf(unknowns, unknowns.length + rest.length);
        System.arraycopy(rest, 0, inputs, unknowns.length, rest.length);
        return inputs;
    }

    /** All columns at once. */
    @Override
    public NDArray matrices() {
        int size = packing.size();
        int batch = packing.batch();
        if (size == 0 || batch == 0) {
            return NDArray.zeros(batch, size, size);
        }
        NDArray units = NDArray.eye(size).astype(DType.FLOAT64).expandDims(1);
        Packing columns = packing.prepended(size);
        NDArray all = units.broadcastTo(size, batch, size).reshape(size * batch, size);
        NDArray[] unknowns = columns.unpack(all);
        boolean[] batched = new boolean[program.inputs()];
        Arrays.fill(batched, 0, unknowns.length, true);
        NDArray[] images = Vectorize.whole(program, batched, size, inputs(unknowns));
        return columns.pack(images).reshape(size, batch, size).transpose(1, 2, 0);
    }
}
