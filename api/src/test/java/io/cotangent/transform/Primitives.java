package io.cotangent.transform;

import io.cotangent.op.Op;
import io.cotangent.trace.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The primitive operations: every class among the library's that is an {@link Op}, and of an
 * enumeration every constant.
 */
final class Primitives {
    private Primitives() {}

    /** All there are, by name. */
    static Set<String> all() {
        Set<String> names = new TreeSet<>();
        for (Class<?> type : types()) {
            if (type.isEnum()) {
                for (Object constant : type.getEnumConstants()) {
                    names.add(name((Op) constant));
                }
            } else {
                names.add(type.getName());
            }
        }
        return names;
    }

    /** Adds the names of the operations of a program. */
    static void collect(Program program, Set<String> names) {
        program.equations().forEach(equation -> names.add(name(equation.op())));
    }

    private static String name(Op op) {
        return op instanceof Enum<?> constant
                ? constant.getDeclaringClass().getName() + "." + constant.name()
                : op.getClass().getName();
    }

    /**
     * The classes that are operations. Their class files are looked for, so that none is missed.
     */
    static List<Class<?>> types() {
        try {
            Path root =
                    Path.of(Op.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (Stream<Path> files = Files.walk(root)) {
                return files.filter(file -> file.toString().endsWith(".class"))
                        .map(file -> root.relativize(file).toString().replace('/', '.'))
                        .map(file -> file.substring(0, file.length() - ".class".length()))
                        .filter(name -> !name.endsWith("-info"))
                        .<Class<?>>map(Primitives::load)
                        .filter(Primitives::isPrimitive)
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Op.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** Constants with a body have a class of their own, and go with their enumeration. */
    private static boolean isPrimitive(Class<?> type) {
        boolean isConstant = type.getSuperclass() != null && type.getSuperclass().isEnum();
        return Op.class.isAssignableFrom(type) && !type.isInterface() && !isConstant;
    }
}
