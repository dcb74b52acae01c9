package io.cotangent.agent.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/** What comes before the code of a method: the way to its traced body, or a refusal. */
final class HeadWeaver {
    private static final String CURRENT = "()" + Code.TAPE_TYPE;

    private final String owner;
    private final boolean isInterface;
    private final boolean hasFrames;

    HeadWeaver(String owner, boolean isInterface, boolean hasFrames) {
        this.owner = owner;
        this.isInterface = isInterface;
        this.hasFrames = hasFrames;
    }

    /** The name of a method's traced body. */
    static String twinName(String name) {
        return name.equals("<init>") ? name : name + BodyWeaver.SUFFIX;
    }

    /** The type of a method's traced body: with the tape last. */
    static String withTape(String descriptor) {
        return descriptor.replace(")", Code.TAPE_TYPE + ")");
    }

    private static Code live(LabelNode otherwise) {
        Code code = new Code(0);
        code.field(Opcodes.GETSTATIC, Code.TAPES, "live", "Z");
        return code.add(new JumpInsnNode(Opcodes.IFEQ, otherwise));
    }

    /** Enters the traced body while there is a tape for the thread. */
    void enter(MethodNode method) {
        LabelNode body = new LabelNode();
        Code code = live(body);
        boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
        int tape = (Type.getArgumentsAndReturnSizes(method.desc) >> 2) - (isStatic ? 1 : 0);
        code.callStatic(Code.TAPES, "current", CURRENT);
        code.add(new VarInsnNode(Opcodes.ASTORE, tape));
        code.add(new VarInsnNode(Opcodes.ALOAD, tape));
        code.add(new JumpInsnNode(Opcodes.IFNULL, body));
        int local = 0;
        if (!isStatic) {
            code.add(new VarInsnNode(Opcodes.ALOAD, local++));
        }
        for (Type type : Type.getArgumentTypes(method.desc)) {
            code.load(type, local);
            local += type.getSize();
        }
        code.add(new VarInsnNode(Opcodes.ALOAD, tape));
        code.add(
                new MethodInsnNode(
                        isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL,
                        owner,
                        twinName(method.name),
                        withTape(method.desc),
                        isInterface));
        code.op(Type.getReturnType(method.desc).getOpcode(Opcodes.IRETURN));
        insert(method, code, body);
        method.maxLocals = Math.max(method.maxLocals, tape + 1);
    }

    /** Refuses to run while there is something to differentiate. */
    void refuse(MethodNode method, String reason) {
        LabelNode body = new LabelNode();
        Code code = live(body);
        code.text(owner.replace('/', '.') + "." + method.name).text(reason);
        code.callStatic(Code.HAND_OVER, "refuse", "(Ljava/lang/String;Ljava/lang/String;)V");
        insert(method, code, body);
    }

    private void insert(MethodNode method, Code code, LabelNode body) {
        code.add(body);
        if (hasFrames && !startsWithFrame(method)) {
            code.add(initialFrame(method));
        }
        method.instructions.insert(code.list);
    }

    private static boolean startsWithFrame(MethodNode method) {
        AbstractInsnNode first = method.instructions.getFirst();
        while (first != null && first.getOpcode() < 0 && !(first instanceof FrameNode)) {
            first = first.getNext();
        }
        return first instanceof FrameNode;
    }

    private FrameNode initialFrame(MethodNode method) {
        List<Object> locals = new ArrayList<>();
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            locals.add(method.name.equals("<init>") ? Opcodes.UNINITIALIZED_THIS : owner);
        }
        for (Type type : Type.getArgumentTypes(method.desc)) {
            locals.add(frameType(type));
        }
        return new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), 0, new Object[0]);
    }

    private static Object frameType(Type type) {
        return switch (type.getSort()) {
            case Type.DOUBLE -> Opcodes.DOUBLE;
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.LONG -> Opcodes.LONG;
            case Type.ARRAY, Type.OBJECT -> type.getInternalName();
            default -> Opcodes.INTEGER;
        };
    }

    /** Keeps a class's initialisation off the tape, however it ends. */
    void suspend(MethodNode initializer) {
        int tape = initializer.maxLocals;
        LabelNode start = new LabelNode();
        LabelNode end = new LabelNode();
        for (AbstractInsnNode instruction : initializer.instructions.toArray()) {
            if (instruction.getOpcode() == Opcodes.RETURN) {
                initializer.instructions.insertBefore(instruction, resume(tape).list);
            } else if (instruction instanceof FrameNode frame) {
                FrameWidening.add(frame, tape, Code.TAPE);
            }
        }
        Code head = new Code(tape).callStatic(Code.TAPES, "suspend", CURRENT);
        head.add(new VarInsnNode(Opcodes.ASTORE, tape)).add(start);
        initializer.instructions.insert(head.list);
        Code handler = new Code(tape).add(end);
        if (hasFrames) {
            handler.add(handlerFrame(tape));
        }
        handler.tape().callStatic(Code.TAPES, "resume", "(" + Code.TAPE_TYPE + ")V");
        handler.op(Opcodes.ATHROW);
        initializer.instructions.add(handler.list);
        initializer.tryCatchBlocks.add(new TryCatchBlockNode(start, end, end, null));
        initializer.maxLocals = tape + 1;
    }

    private static Code resume(int tape) {
        return new Code(tape).tape().callStatic(Code.TAPES, "resume", "(" + Code.TAPE_TYPE + ")V");
    }

    private static FrameNode handlerFrame(int tape) {
        @Nullable Object[] locals = new Object[tape + 1];
        Arrays.fill(locals, Opcodes.TOP);
        locals[tape] = Code.TAPE;
        return new FrameNode(
                Opcodes.F_NEW, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
    }
}
