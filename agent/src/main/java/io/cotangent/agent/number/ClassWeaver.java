package io.cotangent.agent.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.JSRInlinerAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** Weaves the methods and fields of one class, as a tree. */
final class ClassWeaver {
    private static final int FIRST_WITH_FRAMES = Opcodes.V1_6;

    private final ClassNode node;
    private final Surroundings around;
    private final HeadWeaver heads;
    private final Expressions expressions;

    /** The methods that stay as they are, with the reasons, by names and descriptors. */
    private final Map<String, String> refused;

    ClassWeaver(ClassNode node, Surroundings around, Map<String, String> refused) {
        this.node = node;
        this.around = around;
        this.refused = refused;
        boolean hasFrames = major(node) >= FIRST_WITH_FRAMES;
        this.heads = new HeadWeaver(node.name, around.isInterface(), hasFrames);
        this.expressions = new Expressions(node.name, around.isInterface(), hasFrames);
    }

    static int major(ClassNode node) {
        return node.version & 0xffff;
    }

    /** Replaces subroutines of old compilers by copies, which the weaver understands. */
    static void inlineSubroutines(ClassNode node) {
        if (major(node) > FIRST_WITH_FRAMES) {
            return;
        }
        node.methods.replaceAll(method -> {
            if (!hasSubroutines(method)) {
                return method;
            }
            JSRInlinerAdapter inlined =
                    new JSRInlinerAdapter(
                            null,
                            method.access,
                            method.name,
                            method.desc,
                            method.signature,
                            method.exceptions.toArray(new String[0]));
            method.accept(inlined);
            return inlined;
        });
    }

    private static boolean hasSubroutines(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction.getOpcode() == Opcodes.JSR) {
                return true;
            }
        }
        return false;
    }

    /** The bytes of the woven class. */
    byte[] weave() {
        List<MethodNode> twins = new ArrayList<>();
        for (MethodNode method : node.methods) {
            String key = method.name + method.desc;
            if (method.name.equals("<clinit>")) {
                heads.suspend(method);
            } else if (around.traced().contains(key) && refused.get(key) == null) {
                weave(method, twins);
            }
            String reason = refused.get(key);
            if (reason != null && !reason.isEmpty()) {
                heads.refuse(method, reason);
            }
        }
        node.methods.addAll(twins);
        node.methods.addAll(expressions.methods());
        if (around.isWhole()) {
            addFields();
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        node.accept(writer);
        return writer.toByteArray();
    }

    private void weave(MethodNode method, List<MethodNode> twins) {
        MethodNode twin = copy(method);
        try {
            BodyWeaver.weave(around, twin, expressions);
        } catch (AnalyzerException unknown) {
            refused.put(method.name + method.desc, "its code cannot be analysed");
            return;
        }
        twin.name = HeadWeaver.twinName(method.name);
        twin.desc = HeadWeaver.withTape(method.desc);
        heads.enter(method);
        twins.add(twin);
    }

    private void addFields() {
        for (FieldNode field : List.copyOf(node.fields)) {
            if (Numbers.isNumber(field.desc) && Outlook.hasShadow(node.access, field.access)) {
                int access =
                        field.access & Opcodes.ACC_STATIC
                                | Opcodes.ACC_PUBLIC
                                | Opcodes.ACC_SYNTHETIC
                                | Opcodes.ACC_TRANSIENT;
                node.fields.add(
                        new FieldNode(access, field.name + FieldWeaver.SUFFIX, "J", null, null));
            }
        }
    }

    /** A copy of a method's code, without names of variables and annotations. */
    private static MethodNode copy(MethodNode method) {
        int access =
                method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_STRICT)
                        | Opcodes.ACC_PRIVATE
                        | Opcodes.ACC_SYNTHETIC;
        MethodNode copy =
                new MethodNode(Opcodes.ASM9, access, method.name, method.desc, null, null);
        method.accept(copy);
        copy.parameters = null;
        copy.localVariables = null;
        copy.visibleLocalVariableAnnotations = null;
        copy.invisibleLocalVariableAnnotations = null;
        copy.visibleAnnotations = null;
        copy.invisibleAnnotations = null;
        copy.visibleTypeAnnotations = null;
        copy.invisibleTypeAnnotations = null;
        copy.visibleParameterAnnotations = null;
        copy.invisibleParameterAnnotations = null;
        copy.visibleAnnotableParameterCount = 0;
        copy.invisibleAnnotableParameterCount = 0;
        copy.attrs = null;
        return copy;
    }
}
