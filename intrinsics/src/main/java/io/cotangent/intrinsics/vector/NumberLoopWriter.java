package io.cotangent.intrinsics.vector;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Makes a {@link NumberLoop} of an expression. */
final class NumberLoopWriter extends LoopWriter {
    private static final ClassDesc LOOP = NumberLoop.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc RUN =
            MethodTypeDesc.of(
                    CD_void, CD_int, CD_Object, CD_int, CD_int, CD_Object, CD_int, CD_int,
                    CD_Object, CD_int, CD_int, CD_Object, CD_int, CD_int);

    private NumberLoopWriter(Definition definition) {
        super(definition, "Numbers");
    }

    /** The loop of a definition. */
    static NumberLoop loop(Definition definition) {
        Class<?> type = new NumberLoopWriter(definition).define().lookupClass();
        try {
            return (NumberLoop) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the loop of " + definition.name() + " cannot be made", e);
        }
    }

    @Override
    void write(ClassBuilder type) {
        type.withSuperclass(LOOP);
        constructor(type, LOOP);
        type.withMethodBody("run", RUN, 0, this::run);
        type.withMethodBody("loop", loopType(true), ClassFile.ACC_STATIC, this::loop);
    }

    private void run(CodeBuilder code) {
        code.iload(code.parameterSlot(0));
        for (int i = 0; i <= operands.size(); i++) {
            int parameter = i < operands.size() ? 1 + 3 * i : 10;
            code.aload(code.parameterSlot(parameter));
            code.checkcast(elements(i).array);
            code.iload(code.parameterSlot(parameter + 1));
            code.iload(code.parameterSlot(parameter + 2));
        }
        code.invokestatic(owner, "loop", loopType(true));
        code.return_();
    }

    private void loop(CodeBuilder code) {
        int counter = code.allocateLocal(TypeKind.INT);
        code.iconst_0().istore(counter);
        Label start = code.newBoundLabel();
        Label end = code.newLabel();
        code.iload(counter).iload(0).if_icmpge(end);
        ScalarCode value = new ScalarCode(code, format);
        value.count(definition.expression());
        for (int i = 0; i < operands.size(); i++) {
            Elements elements = operands.get(i);
            element(code, i, counter);
            code.arrayLoad(elements.kind);
            TypeKind kind = elements == Elements.BOOLEAN ? TypeKind.INT : format.kind;
            if (elements == Elements.FLOAT && format.isDouble()) {
                code.f2d();
            }
            int slot = code.allocateLocal(kind);
            code.storeLocal(kind, slot);
            value.bind(i, slot);
        }
        value.emit(definition.expression());
        TypeKind kind = result == Elements.BOOLEAN ? TypeKind.INT : result.kind;
        if (result == Elements.FLOAT && format.isDouble()) {
            code.d2f();
        }
        int y = code.allocateLocal(kind);
        code.storeLocal(kind, y);
        element(code, operands.size(), counter);
        code.loadLocal(kind, y);
        code.arrayStore(result.kind);
        code.iinc(counter, 1);
        code.goto_(start);
        code.labelBinding(end);
        code.return_();
    }

    /** Puts an array and the counter's place in it on the stack. */
    private static void element(CodeBuilder code, int i, int counter) {
        int place = 1 + 3 * i;
        code.aload(place).iload(place + 1).iload(counter).iload(place + 2).imul().iadd();
    }
}
