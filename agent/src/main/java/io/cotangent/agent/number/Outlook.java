package io.cotangent.agent.number;

import io.cotangent.custom.CustomSites;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * What is known of other classes: whether they are woven, and where their members are declared. No
 * class is loaded to find out: class files are read as resources of the loader, once each.
 */
final class Outlook {
    private static final int PARTS =
            ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;

    private final Scope scope;
    private final NumberWeaver.Ruled ruled;
    private final Map<ClassLoader, Map<String, Optional<Shape>>> known =
            Collections.synchronizedMap(new WeakHashMap<>());

    /** Which classes are woven, by internal names. */
    interface Scope {
        boolean isWoven(ClassLoader loader, String name);
    }

    /** The members of a class, by names and descriptors. */
    record Shape(
            String name,
            int access,
            @Nullable String parent,
            List<String> interfaces,
            Map<String, Integer> fields,
            Map<String, Integer> methods) {
        boolean isInterface() {
            return (access & Opcodes.ACC_INTERFACE) != 0;
        }
    }

    Outlook(Scope scope, NumberWeaver.Ruled ruled) {
        this.scope = scope;
        this.ruled = ruled;
    }

    boolean isWoven(ClassLoader loader, String name) {
        return !name.startsWith("[") && scope.isWoven(loader, name);
    }

    /** Whether a method of plain numbers has a derivative rule by the agent's options. */
    boolean hasRule(String owner, String method, String descriptor) {
        return CustomSites.isOfNumbers(descriptor.substring(descriptor.indexOf(')') + 1))
                && ruled.test(owner, method, descriptor);
    }

    /** Remembers a class that is being loaded, which may not be found as a resource. */
    void add(ClassLoader loader, ClassNode node) {
        Map<String, Integer> fields = new HashMap<>();
        Map<String, Integer> methods = new HashMap<>();
        node.fields.forEach(field -> fields.put(field.name + field.desc, field.access));
        node.methods.forEach(method -> methods.put(method.name + method.desc, method.access));
        Shape shape =
                new Shape(node.name, node.access, node.superName, node.interfaces, fields, methods);
        shapes(loader).put(shape.name, Optional.of(shape));
    }

    private Map<String, Optional<Shape>> shapes(ClassLoader loader) {
        return known.computeIfAbsent(loader, key -> new ConcurrentHashMap<>());
    }

    /** The members of a class; null where its file cannot be read. */
    @Nullable Shape shape(ClassLoader loader, @Nullable String name) {
        if (name == null) {
            return null;
        }
        Map<String, Optional<Shape>> shapes = shapes(loader);
        Optional<Shape> shape = shapes.get(name);
        if (shape == null) {
            shape = Optional.ofNullable(read(loader, name));
            shapes.putIfAbsent(name, shape);
        }
        return shape.orElse(null);
    }

    private static @Nullable Shape read(ClassLoader loader, String name) {
        try (InputStream in = loader.getResourceAsStream(name + ".class")) {
            return in == null ? null : read(new ClassReader(in.readAllBytes()));
        } catch (IOException | RuntimeException | LinkageError unreadable) {
            return null; // as a class whose file cannot be found: what it has is not woven
        }
    }

    private static Shape read(ClassReader reader) {
        Map<String, Integer> fields = new HashMap<>();
        Map<String, Integer> methods = new HashMap<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public @Nullable FieldVisitor visitField(
                            int access,
                            String name,
                            String type,
                            @Nullable String signature,
                            @Nullable Object value) {
                        fields.put(name + type, access);
                        return null;
                    }

                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access,
                            String name,
                            String type,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        methods.put(name + type, access);
                        return null;
                    }
                },
                PARTS);
        return new Shape(
                reader.getClassName(),
                reader.getAccess(),
                reader.getSuperName(),
                List.of(reader.getInterfaces()),
                fields,
                methods);
    }

    /** What is known of the field beside a field. */
    enum Beside {
        /** There is one. */
        THERE,
        /** There is none. */
        NONE,
        /** A class cannot be looked at, so that it will be seen when the code runs. */
        UNKNOWN
    }

    /** Whether the field that an instruction means has a shadow beside it. */
    Beside beside(ClassLoader loader, String owner, String name, String descriptor) {
        String at = owner;
        while (at != null) {
            Shape shape = shape(loader, at);
            if (shape == null) {
                return Beside.UNKNOWN;
            }
            Integer access = shape.fields.get(name + descriptor);
            if (access != null) {
                return hasShadow(shape.access, access) && isWoven(loader, shape.name)
                        ? Beside.THERE
                        : Beside.NONE;
            }
            at = shape.parent;
        }
        return Beside.UNKNOWN;
    }

    /** Whether a woven class has shadows beside such a field: not beside constants. */
    static boolean hasShadow(int classAccess, int fieldAccess) {
        int constant = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
        return (classAccess & Opcodes.ACC_INTERFACE) == 0 && (fieldAccess & constant) != constant;
    }

    /** The class that declares the method that a call of a static or special one means. */
    String declarer(ClassLoader loader, String owner, String name, String descriptor) {
        for (Shape shape = shape(loader, owner);
                shape != null;
                shape = shape(loader, shape.parent)) {
            if (shape.methods.containsKey(name + descriptor)) {
                return shape.name;
            }
        }
        return owner;
    }

    /** Whether no other class can have another method in the place of this one. */
    boolean isFinal(ClassLoader loader, String owner, String name, String descriptor) {
        Shape shape = shape(loader, owner);
        Integer access = shape == null ? null : shape.methods.get(name + descriptor);
        int mask = Opcodes.ACC_FINAL | Opcodes.ACC_PRIVATE;
        return shape != null
                && access != null
                && (access & Opcodes.ACC_NATIVE) == 0
                && ((access & mask) != 0 || (shape.access & Opcodes.ACC_FINAL) != 0);
    }

    /** Whether objects of a class can be serialized: also where that cannot be known. */
    boolean isSerializable(ClassLoader loader, @Nullable String name) {
        if (name == null || name.equals("java/lang/Object")) {
            return false;
        }
        if (name.equals("java/io/Serializable") || name.equals("java/io/Externalizable")) {
            return true;
        }
        Shape shape = shape(loader, name);
        if (shape == null || isSerializable(loader, shape.parent)) {
            return true;
        }
        for (String one : shape.interfaces) {
            if (isSerializable(loader, one)) {
                return true;
            }
        }
        return false;
    }
}
