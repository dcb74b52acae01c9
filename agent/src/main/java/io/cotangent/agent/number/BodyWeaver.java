package io.cotangent.agent.number;

import io.cotangent.number.Signatures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Makes a copy of a method its traced body: beside each instruction that moves or computes a number
 * comes one that does so with its shadow.
 */
final class BodyWeaver {
    /** What the names of traced bodies end in. */
    static final String SUFFIX = "$traced";

    private final MethodNode body;
    private final Slots slots;
    private final int tag;
    private final Liveness liveness;
    private final Ledger ledger;
    private final ElementWeaver elements;
    private final CallWeaver calls;
    private final FieldWeaver fields;

    /** How many handlers hold here. */
    private int caught;

    private BodyWeaver(Surroundings around, MethodNode body, Expressions expressions) {
        this.body = body;
        this.slots = Slots.of(body);
        this.tag = Signatures.of(body.name, body.desc);
        this.liveness = Liveness.of(body);
        this.ledger = new Ledger(body.instructions, slots, expressions, body.maxStack);
        this.elements = new ElementWeaver(body.instructions, slots, ledger);
        this.calls = new CallWeaver(around, body, slots);
        this.fields = new FieldWeaver(around, body, slots);
    }

    /** Weaves a copy of a method. */
    static void weave(Surroundings around, MethodNode body, Expressions expressions)
            throws AnalyzerException {
        ChoiceWeaver.weave(around.name(), body);
        labelFrames(body);
        @Nullable Frame<BasicValue>[] frames =
                new Analyzer<>(new BasicInterpreter()).analyze(around.name(), body);
        frames = DeadCode.remove(around.name(), body, frames);
        new BodyWeaver(around, body, expressions).weave(frames);
    }

    /** Gives each frame a label, as compilers do. */
    private static void labelFrames(MethodNode body) {
        for (AbstractInsnNode instruction : body.instructions.toArray()) {
            if (instruction instanceof FrameNode && Liveness.labelOf(instruction) == null) {
                body.instructions.insertBefore(instruction, new LabelNode());
            }
        }
    }

    private void weave(@Nullable Frame<BasicValue>[] frames) {
        List<FrameNode> toWiden = new ArrayList<>();
        boolean begins = true;
        boolean handles = false;
        boolean isReached = true;
        AbstractInsnNode[] instructions = body.instructions.toArray();
        for (int i = 0; i < instructions.length; i++) {
            AbstractInsnNode instruction = instructions[i];
            Frame<BasicValue> frame = frames[i];
            if (instruction instanceof LabelNode label && liveness.isMeeting(label)) {
                if (isReached && !begins && frame != null) {
                    ledger.settle(label, liveness.after(label), frame);
                }
                begins = true;
                handles |= liveness.isHandler(label);
                caught += liveness.handlersFrom(label);
            } else if (instruction instanceof FrameNode node) {
                toWiden.add(node);
            } else if (instruction.getOpcode() >= 0 && frame != null) {
                if (begins) {
                    begin(instruction, frame, handles);
                    begins = false;
                    handles = false;
                }
                Frame<BasicValue> next = i + 1 < instructions.length ? frames[i + 1] : null;
                step(instruction, frame, next);
                isReached = !Liveness.ends(instruction.getOpcode());
            }
        }
        begin();
        toWiden.forEach(node -> FrameWidening.widen(node, slots));
        body.maxLocals = slots.size();
    }

    /** Begins a stretch of code that is entered at its begin only. */
    private void begin(AbstractInsnNode first, Frame<BasicValue> frame, boolean handles) {
        if (handles) {
            before(first, code().call(Code.HAND_OVER, "caught", "", "V"));
        }
        elements.forget();
        ledger.begin(first, frame);
    }

    private void step(
            AbstractInsnNode instruction,
            Frame<BasicValue> frame,
            @Nullable Frame<BasicValue> next) {
        if (Liveness.isJump(instruction)) {
            ledger.settle(instruction, liveness.after(instruction), frame);
        }
        AbstractInsnNode follower = instruction.getNext();
        if (instruction(instruction, frame)) {
            return;
        }
        if (next != null && next.getStackSize() > 0 && Pushes.isPushed(instruction)) {
            int top = next.getStackSize() - 1;
            boolean isNumber = Numbers.isNumber(next.getStack(top).getType());
            AbstractInsnNode anchor =
                    follower == null ? body.instructions.getLast() : follower.getPrevious();
            ledger.push(top, isNumber ? Term.top(anchor, slots.result()) : null);
        }
    }

    private Code code() {
        return new Code(slots.tape());
    }

    private void before(AbstractInsnNode instruction, Code code) {
        body.instructions.insertBefore(instruction, code.list);
    }

    private void replace(AbstractInsnNode instruction, Code code) {
        body.instructions.insertBefore(instruction, code.list);
        body.instructions.remove(instruction);
    }

    /** Takes the tape, and what the caller hands over. */
    private void begin() {
        Type[] arguments = Type.getArgumentTypes(body.desc);
        boolean isStatic = (body.access & Opcodes.ACC_STATIC) != 0;
        int given = isStatic ? 0 : 1;
        for (Type type : arguments) {
            given += type.getSize();
        }
        Code code = code();
        code.add(new VarInsnNode(Opcodes.ALOAD, given));
        code.add(new VarInsnNode(Opcodes.ASTORE, slots.tape()));
        if (Numbers.inMethod(body.desc)) {
            code.tape().constant(tag);
            code.callStatic(Code.HAND_OVER, "enter", "(" + Code.TAPE_TYPE + "I)I");
            code.store(slots.foreign());
            int local = isStatic ? 0 : 1;
            int index = 0;
            for (Type type : arguments) {
                if (Numbers.isNumber(type)) {
                    takeArgument(code, index++);
                    code.store(slots.ofLocal(local));
                }
                local += type.getSize();
            }
        } else {
            code.zero(slots.foreign());
        }
        elements.end(code);
        body.instructions.insert(code.list);
    }

    private void takeArgument(Code code, int index) {
        String type = "(" + Code.TAPE_TYPE + "I)I";
        if (index < CallWeaver.REGISTERS) {
            code.tape().load(slots.foreign());
            code.callStatic(Code.HAND_OVER, "argument" + index, type);
        } else {
            code.constant(index - CallWeaver.REGISTERS).tape().load(slots.foreign());
            code.callStatic(Code.HAND_OVER, "argument", "(I" + Code.TAPE_TYPE + "I)I");
        }
    }

    /** Weaves an instruction, and says whether the ledger knows about its result. */
    private boolean instruction(AbstractInsnNode instruction, Frame<BasicValue> frame) {
        int size = frame.getStackSize();
        slots.beginInstruction();
        switch (instruction) {
            case VarInsnNode variable -> {
                return variable(variable, size);
            }
            case IincInsnNode increment -> elements.overwrite(increment.var);
            case LdcInsnNode constant -> {
                return constant(constant, size);
            }
            case FieldInsnNode field -> field(field, size);
            case MethodInsnNode call -> {
                operands(call, Call.of(call, size).numbers());
                elements.forget();
                calls.weave(call, size);
            }
            case InvokeDynamicInsnNode site -> {
                operands(
                        site, new Call("", site.name, site.desc, site.getOpcode(), size).numbers());
                elements.forget();
                calls.weave(site, size);
            }
            default -> {
                return simple(instruction, frame, size);
            }
        }
        return false;
    }

    /** Computes the shadows of operands, by their places on the stack. */
    private void operands(AbstractInsnNode before, List<Integer> places) {
        for (int place : places) {
            slots.operandIn(place, ledger.shadow(before, ledger.at(place)));
        }
    }

    private void field(FieldInsnNode field, int size) {
        if (Numbers.isNumber(field.desc)) {
            if (field.getOpcode() == Opcodes.PUTFIELD || field.getOpcode() == Opcodes.PUTSTATIC) {
                operands(field, List.of(size - 1));
            }
            fields.weave(field, size);
        }
    }

    private boolean constant(LdcInsnNode constant, int size) {
        switch (constant.cst) {
            case Double number -> ledger.push(size, Term.constant(number));
            case Float _ -> ledger.push(size, Term.top(constant, Term.NONE));
            case ConstantDynamic dynamic when Numbers.isNumber(dynamic.getDescriptor()) ->
                    ledger.push(size, Term.top(constant, Term.NONE));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean variable(VarInsnNode variable, int size) {
        int local = variable.var;
        switch (variable.getOpcode()) {
            case Opcodes.DLOAD, Opcodes.FLOAD ->
                    ledger.push(size, ledger.load(local, variable.getOpcode() == Opcodes.DLOAD));
            case Opcodes.ALOAD -> ledger.push(size, Term.array(local));
            case Opcodes.DSTORE, Opcodes.FSTORE -> {
                int width = variable.getOpcode() == Opcodes.DSTORE ? 2 : 1;
                ledger.store(variable, local, ledger.at(size - 1), width, caught > 0);
                elements.overwrite(local);
            }
            case Opcodes.ISTORE, Opcodes.LSTORE, Opcodes.ASTORE -> {
                ledger.overwrite(variable, local, variable.getOpcode() == Opcodes.LSTORE ? 2 : 1);
                elements.overwrite(local);
                elements.store(variable);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean simple(AbstractInsnNode instruction, Frame<BasicValue> frame, int size) {
        switch (instruction.getOpcode()) {
            case Opcodes.DCONST_0 -> ledger.push(size, Term.constant(0));
            case Opcodes.DCONST_1 -> ledger.push(size, Term.constant(1));
            case Opcodes.FCONST_0, Opcodes.FCONST_1, Opcodes.FCONST_2 ->
                    ledger.push(size, Term.top(instruction, Term.NONE));
            case Opcodes.I2D, Opcodes.L2D, Opcodes.I2F, Opcodes.L2F ->
                    ledger.push(size - 1, Term.top(instruction, Term.NONE));
            case Opcodes.F2D -> ledger.push(size - 1, widened(instruction, size));
            case Opcodes.DALOAD -> elements.load(instruction, "[D", size);
            case Opcodes.FALOAD -> elements.load(instruction, "[F", size);
            case Opcodes.DUP,
                    Opcodes.DUP_X1,
                    Opcodes.DUP_X2,
                    Opcodes.DUP2,
                    Opcodes.DUP2_X1,
                    Opcodes.DUP2_X2,
                    Opcodes.SWAP ->
                    ledger.shuffle(Shuffles.sources(instruction.getOpcode(), frame));
            case Opcodes.DADD, Opcodes.DSUB, Opcodes.DMUL, Opcodes.DDIV ->
                    ledger.push(size - 2, ledger.compute(instruction, size, 2));
            case Opcodes.DNEG -> ledger.push(size - 1, ledger.compute(instruction, size, 1));
            default -> {
                return other(instruction, size);
            }
        }
        return true;
    }

    /** The shadow of (double) x is that of x. */
    private Term widened(AbstractInsnNode instruction, int size) {
        int shadow = ledger.at(size - 1).shadow();
        if (shadow == Term.NONE) {
            return Term.top(instruction, Term.NONE);
        }
        int copy = slots.newShadow();
        before(instruction, code().load(shadow).store(copy));
        return Term.top(instruction, copy);
    }

    private boolean other(AbstractInsnNode instruction, int size) {
        switch (instruction.getOpcode()) {
            case Opcodes.D2I, Opcodes.D2L, Opcodes.F2I, Opcodes.F2L -> {
                int shadow = ledger.shadow(instruction, ledger.at(size - 1));
                if (shadow != Term.NONE) {
                    before(
                            instruction,
                            code().load(shadow).call(Code.WOVEN, "truncated", "I", "V"));
                }
            }
            case Opcodes.DASTORE -> elements.store(instruction, "[DID", size);
            case Opcodes.FASTORE -> elements.store(instruction, "[FIF", size);
            case Opcodes.DRETURN, Opcodes.FRETURN -> {
                Code code = code().load(ledger.shadow(instruction, ledger.at(size - 1)));
                code.load(slots.foreign()).tape().constant(tag);
                code.callStatic(Code.HAND_OVER, "give", "(II" + Code.TAPE_TYPE + "I)V");
                before(instruction, code);
            }
            default -> arithmetic(instruction, size);
        }
        return false;
    }

    private void arithmetic(AbstractInsnNode instruction, int size) {
        Operation operation = Operation.of(instruction.getOpcode());
        if (operation == null || isSeenOnly(instruction, operation, size)) {
            return;
        }
        Code code = code();
        for (int depth = size - operation.operands(); depth < size; depth++) {
            code.load(ledger.shadow(instruction, ledger.at(depth)));
        }
        code.call(
                Code.WOVEN,
                operation.method(),
                operation.type().repeat(operation.operands()) + "I".repeat(operation.operands()),
                operation.result());
        if (Numbers.isNumber(operation.result())) {
            code.storeResult(slots.result());
        }
        replace(instruction, code);
    }

    /** Comparisons of what is passive stay, and those of what is computed, which tell first. */
    private boolean isSeenOnly(AbstractInsnNode instruction, Operation operation, int size) {
        if (Numbers.isNumber(operation.result())) {
            return false;
        }
        Term x = ledger.at(size - 2);
        Term y = ledger.at(size - 1);
        if (x.isComputed() || y.isComputed()) {
            ledger.compare(instruction, x, y);
            return true;
        }
        return x.isPassive() && y.isPassive();
    }
}
