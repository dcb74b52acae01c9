package io.cotangent.agent.number;

import io.cotangent.agent.number.Outlook.Beside;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Shadows of fields: in the field beside each, where its class is woven. */
final class FieldWeaver {
    /** What the names of the fields beside fields end in. */
    static final String SUFFIX = "$shadow";

    private static final String SITES = "io/cotangent/number/FieldSites";
    private static final String LINKAGE =
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
                    + "Ljava/lang/Class;Ljava/lang/String;)Ljava/lang/invoke/CallSite;";

    private final Surroundings around;
    private final MethodNode body;
    private final Slots slots;

    FieldWeaver(Surroundings around, MethodNode body, Slots slots) {
        this.around = around;
        this.body = body;
        this.slots = slots;
    }

    /** Weaves an instruction on a field of numbers; size is that of the stack before. */
    void weave(FieldInsnNode field, int size) {
        Beside beside = around.beside(field.owner, field.name, field.desc);
        switch (field.getOpcode()) {
            case Opcodes.GETSTATIC, Opcodes.GETFIELD -> get(field, beside);
            default -> put(field, size - 1, beside);
        }
    }

    private Code code() {
        return new Code(slots.tape());
    }

    private void get(FieldInsnNode field, Beside beside) {
        int shadow = slots.result();
        if (beside == Beside.NONE) {
            body.instructions.insert(field, code().zero(shadow).list);
            return;
        }
        Code before = code();
        boolean isStatic = field.getOpcode() == Opcodes.GETSTATIC;
        if (!isStatic) {
            before.op(Opcodes.DUP);
        }
        if (beside == Beside.THERE) {
            before.field(field.getOpcode(), field.owner, field.name + SUFFIX, "J");
        } else {
            String of = isStatic ? "" : "L" + field.owner + ";";
            before.add(link(field, "read", "(" + of + ")J"));
        }
        before.store(Type.LONG_TYPE, slots.aside());
        Code after = code();
        after.duplicate(Type.getType(field.desc));
        after.load(Type.LONG_TYPE, slots.aside());
        after.call(Code.STORED, "read", field.desc + "J", "I").store(shadow);
        body.instructions.insertBefore(field, before.list);
        body.instructions.insert(field, after.list);
    }

    private void put(FieldInsnNode field, int place, Beside beside) {
        Code code = code();
        int shadow = slots.operand(place);
        if (beside == Beside.NONE) {
            String name = field.owner.replace('/', '.') + "." + field.name;
            code.load(shadow).tape().text(name);
            code.callStatic(Code.STORED, "check", CallWeaver.CHECK_NUMBER);
        } else if (field.getOpcode() == Opcodes.PUTSTATIC) {
            putBeside(code, field, shadow, beside);
        } else {
            Type type = Type.getType(field.desc);
            code.store(type, slots.aside()).op(Opcodes.DUP);
            putBeside(code, field, shadow, beside);
            code.load(type, slots.aside());
        }
        body.instructions.insertBefore(field, code.list);
    }

    private static void putBeside(Code code, FieldInsnNode field, int shadow, Beside beside) {
        if (beside == Beside.THERE) {
            code.load(shadow).call(Code.STORED, "beside", "I", "J");
            code.field(field.getOpcode(), field.owner, field.name + SUFFIX, "J");
        } else {
            String of = field.getOpcode() == Opcodes.PUTSTATIC ? "" : "L" + field.owner + ";";
            code.load(shadow).tape();
            code.add(link(field, "write", "(" + of + "I" + Code.TAPE_TYPE + ")V"));
        }
    }

    /** A site that finds out when it runs. */
    private static InvokeDynamicInsnNode link(FieldInsnNode field, String name, String type) {
        Handle bootstrap = new Handle(Opcodes.H_INVOKESTATIC, SITES, name, LINKAGE, false);
        return new InvokeDynamicInsnNode(
                field.name, type, bootstrap, Type.getObjectType(field.owner), field.desc);
    }
}
