package io.cotangent.intrinsics.vector;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** What the writers of loops of a {@link Definition} have in common. */
abstract sealed class LoopWriter extends ClassWriter
        permits NumberLoopWriter,
                VectorLoopWriter,
                FoldWriter,
                RowsWriter,
                ColumnsWriter,
                AddendsWriter,
                DotsWriter,
                RunsWriter {
    final Definition definition;
    final List<Elements> operands;
    final Elements result;

    LoopWriter(Definition definition, String suffix) {
        super(definition.name() + suffix, definition.format());
        this.definition = definition;
        this.operands = definition.operands();
        this.result = definition.result();
    }

    /** Of an operand, or, after the last one, of the result. */
    final Elements elements(int i) {
        return i < operands.size() ? operands.get(i) : result;
    }

    /** n, then the array, the offset and maybe the stride of each operand and of the result. */
    final MethodTypeDesc loopType(boolean strides) {
        List<ClassDesc> parameters = new ArrayList<>();
        parameters.add(CD_int);
        for (int i = 0; i <= operands.size(); i++) {
            parameters.add(elements(i).array);
            parameters.add(CD_int);
            if (strides) {
                parameters.add(CD_int);
            }
        }
        return MethodTypeDesc.of(CD_void, parameters);
    }
}
