package io.cotangent.agent.number;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Shadows of fields: in the field beside each, where its class is woven. */
final class FieldWeaver {
    /** What the names of the fields beside fields end in. */
    static final String SUFFIX = "$shadow";

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
        boolean hasShadow = around.hasShadow(field.owner, field.name, field.desc);
        switch (field.getOpcode()) {
            case Opcodes.GETSTATIC -> get(field, size, hasShadow);
            case Opcodes.GETFIELD -> get(field, size - 1, hasShadow);
            default -> put(field, size - 1, hasShadow);
        }
    }

    private Code code() {
        return new Code(slots.tape());
    }

    private void get(FieldInsnNode field, int place, boolean hasShadow) {
        int shadow = slots.ofStack(place);
        if (!hasShadow) {
            body.instructions.insert(field, code().zero(shadow).list);
            return;
        }
        Code before = code();
        if (field.getOpcode() == Opcodes.GETFIELD) {
            before.op(Opcodes.DUP);
        }
        before.field(field.getOpcode(), field.owner, field.name + SUFFIX, "J");
        before.store(Type.LONG_TYPE, slots.aside());
        Code after = code();
        after.duplicate(Type.getType(field.desc));
        after.load(Type.LONG_TYPE, slots.aside());
        after.call(Code.STORED, "read", field.desc + "J", "I").store(shadow);
        body.instructions.insertBefore(field, before.list);
        body.instructions.insert(field, after.list);
    }

    private void put(FieldInsnNode field, int place, boolean hasShadow) {
        Code code = code();
        Type type = Type.getType(field.desc);
        int shadow = slots.ofStack(place);
        if (!hasShadow) {
            String name = field.owner.replace('/', '.') + "." + field.name;
            code.load(shadow).tape().text(name);
            code.callStatic(Code.STORED, "check", CallWeaver.CHECK_NUMBER);
        } else if (field.getOpcode() == Opcodes.PUTSTATIC) {
            code.load(shadow).call(Code.STORED, "beside", "I", "J");
            code.field(field.getOpcode(), field.owner, field.name + SUFFIX, "J");
        } else {
            code.store(type, slots.aside()).op(Opcodes.DUP);
            code.load(shadow).call(Code.STORED, "beside", "I", "J");
            code.field(field.getOpcode(), field.owner, field.name + SUFFIX, "J");
            code.load(type, slots.aside());
        }
        body.instructions.insertBefore(field, code.list);
    }
}
