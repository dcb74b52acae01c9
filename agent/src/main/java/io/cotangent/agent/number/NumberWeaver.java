package io.cotangent.agent.number;

import io.cotangent.number.KnownMethods;
import io.cotangent.number.Woven;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.SerialVersionUIDAdder;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/** Weaves plain numbers into class files. */
public final class NumberWeaver {
    private static final String TOO_LARGE =
            "as its code would grow over the 64 KB that the JVM allows a method";

    private final Outlook outlook;

    /** Which classes are marked, by loaders and internal names. */
    @FunctionalInterface
    public interface Marked {
        /** Whether a class is woven when it is loaded. */
        boolean test(ClassLoader loader, String name);
    }

    /** Which methods have derivative rules though their classes are not marked. */
    @FunctionalInterface
    public interface Ruled {
        /** Whether the options give a method a rule; its class's name is the internal one. */
        boolean test(String owner, String method, String descriptor);
    }

    /** A weaver for what is marked, or has rules. */
    public NumberWeaver(Marked marked, Ruled ruled) {
        outlook =
                new Outlook(
                        (loader, name) -> !KnownMethods.isRuled(name) && marked.test(loader, name),
                        ruled);
        LambdaSites.weaveBy(this);
    }

    /**
     * Weaves all of a marked class.
     *
     * @return null where there is nothing to weave
     */
    public byte @Nullable [] weave(ClassLoader loader, byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        if (KnownMethods.isRuled(reader.getClassName())) {
            return weaveFunctions(loader, classFile);
        }
        Woven.add(loader, reader.getClassName().replace('/', '.'));
        return weave(loader, reader, true, null, new HashMap<>());
    }

    /**
     * Weaves what functions for the library run that a class makes which is not marked, and its
     * methods that have derivative rules.
     *
     * @return null where there is nothing to weave
     */
    public byte @Nullable [] weaveFunctions(ClassLoader loader, byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        return weave(loader, reader, false, null, new HashMap<>());
    }

    /**
     * Weaves the class of a function.
     *
     * @param implementation the method that it runs, if it is not of a marked class
     */
    byte[] weaveFunction(ClassLoader loader, byte[] classFile, @Nullable String implementation) {
        ClassReader reader = new ClassReader(classFile);
        Woven.add(loader, reader.getClassName().replace('/', '.'));
        byte[] woven = weave(loader, reader, true, implementation, new HashMap<>());
        return woven == null ? classFile : woven;
    }

    private byte @Nullable [] weave(
            ClassLoader loader,
            ClassReader reader,
            boolean isWhole,
            @Nullable String implementation,
            Map<String, String> refused) {
        ClassNode node = read(loader, reader, isWhole);
        ClassWeaver.inlineSubroutines(node);
        Set<String> traced = isWhole ? Selection.whole(node) : Selection.ofFunctions(node);
        boolean hasFields = isWhole && hasNumbers(node);
        boolean isInitialized =
                isWhole && node.methods.stream().anyMatch(one -> one.name.equals("<clinit>"));
        if (traced.isEmpty() && !hasFields && !isInitialized && !hasRedirected(node)) {
            return null;
        }
        Surroundings around =
                new Surroundings(
                        outlook,
                        loader,
                        node.name,
                        (node.access & Opcodes.ACC_INTERFACE) != 0,
                        ClassWeaver.major(node) >= Opcodes.V1_7,
                        isWhole,
                        traced,
                        implementation);
        traced.removeAll(refused.keySet());
        try {
            return new ClassWeaver(node, around, refused).weave();
        } catch (MethodTooLargeException large) {
            refuse(large, refused);
            return weave(loader, reader, isWhole, implementation, refused);
        }
    }

    /** Leaves out the traced body that is too large; if the method has no room at all, its head. */
    private static void refuse(MethodTooLargeException large, Map<String, String> refused) {
        String name = large.getMethodName();
        String key = large.getMethodName() + large.getDescriptor();
        int end = name.length() - BodyWeaver.SUFFIX.length();
        if (name.endsWith(BodyWeaver.SUFFIX)) {
            name = name.substring(0, end);
        }
        String original = name + large.getDescriptor().replace(Code.TAPE_TYPE + ")", ")");
        if (refused.containsKey(original) && refused.get(original).isEmpty()) {
            throw large;
        }
        refused.put(original, original.equals(key) ? "" : TOO_LARGE);
    }

    private ClassNode read(ClassLoader loader, ClassReader reader, boolean isWhole) {
        ClassNode node = new ClassNode();
        reader.accept(node, ClassReader.EXPAND_FRAMES);
        outlook.add(loader, node);
        if (!isWhole || !hasNumbers(node) || !outlook.isSerializable(loader, node.name)) {
            return node;
        }
        // The fields that come in would change the number that serial forms are known by.
        ClassNode numbered = new ClassNode();
        ClassVisitor adder = new SerialVersionUIDAdder(numbered);
        reader.accept(adder, ClassReader.EXPAND_FRAMES);
        return numbered;
    }

    private static boolean hasNumbers(ClassNode node) {
        for (FieldNode field : node.fields) {
            if (Numbers.isNumber(field.desc) && Outlook.hasShadow(node.access, field.access)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasRedirected(ClassNode node) {
        return node.methods.stream()
                .anyMatch(method ->
                        Arrays.stream(method.instructions.toArray())
                                .anyMatch(LambdaFactory::isRedirected));
    }
}
