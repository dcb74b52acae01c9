package io.cotangent.tree;

import io.cotangent.error.CotangentException;
import io.cotangent.error.TreeException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * A record class: how to read its components and how to make one of its records. The reflection is
 * done once for each class, and what it finds lives as long as the class does.
 */
final class RecordClass {
    private static final ClassValue<RecordClass> CLASSES =
            new ClassValue<>() {
                @Override
                protected RecordClass computeValue(Class<?> type) {
                    try {
                        return new RecordClass(type);
                    } catch (ReflectiveOperationException e) {
                        throw closed(type);
                    }
                }
            };

    private static final MethodHandle FAILED;

    static {
        try {
            FAILED =
                    MethodHandles.lookup()
                            .findVirtual(
                                    RecordClass.class,
                                    "failed",
                                    MethodType.methodType(
                                            Object.class, Path.class, Throwable.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Class<?> type;
    private final String[] names;
    private final Class<?>[] types;
    private final Class<?>[] boxes;
    private final MethodHandle[] accessors;
    private final MethodHandle constructor;

    /** The same, of the components' own types. */
    private final MethodHandle exact;

    private RecordClass(Class<?> type) throws ReflectiveOperationException {
        RecordClass.class.getModule().addReads(type.getModule());
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        RecordComponent[] components = type.getRecordComponents();
        int size = components.length;
        this.type = type;
        names = new String[size];
        types = new Class<?>[size];
        boxes = new Class<?>[size];
        accessors = new MethodHandle[size];
        for (int i = 0; i < size; i++) {
            names[i] = components[i].getName();
            types[i] = components[i].getType();
            boxes[i] = MethodType.methodType(types[i]).wrap().returnType();
            accessors[i] =
                    lookup.unreflect(components[i].getAccessor())
                            .asType(MethodType.methodType(Object.class, Object.class));
        }
        exact =
                lookup.findConstructor(type, MethodType.methodType(void.class, types))
                        .asFixedArity();
        constructor =
                exact.asType(MethodType.genericMethodType(size)).asSpreader(Object[].class, size);
    }

    /** The record class {@code type}. */
    static RecordClass of(Class<? extends Record> type) {
        return CLASSES.get(type);
    }

    Class<?> type() {
        return type;
    }

    /** The number of components. */
    int size() {
        return names.length;
    }

    /** The name of a component. */
    String name(int component) {
        return names[component];
    }

    /** A component of a record, which is at {@code path} itself. */
    @Nullable Object read(Object record, int component, Path path) {
        try {
            return RecordCalls.now()
                    .read(accessors[component], names[component], types[component], record);
        } catch (CotangentException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new Path.Component(path, names[component])
                    .failure("the accessor " + names[component] + "() of " + this, e);
        }
    }

    /** A new record, for the place {@code path}. */
    Object build(@Nullable Object[] components, Path path) {
        for (int i = 0; i < components.length; i++) {
            Object component = components[i];
            if (component == null ? types[i].isPrimitive() : !boxes[i].isInstance(component)) {
                throw new Path.Component(path, names[i]).misfit(component, types[i]);
            }
        }
        try {
            return RecordCalls.now().make(constructor, types, components);
        } catch (Throwable e) {
            return failed(path, e);
        }
    }

    /** The constructor, for the place {@code path}, while no number is followed in this thread. */
    MethodHandle constructor(Path path) {
        MethodHandle failed = MethodHandles.insertArguments(FAILED, 0, this, path);
        return MethodHandles.catchException(
                exact,
                Throwable.class,
                failed.asType(MethodType.methodType(type, Throwable.class)));
    }

    /** Throws what is to be thrown where the constructor has. */
    private Object failed(Path path, Throwable cause) {
        switch (cause) {
            case CotangentException e -> throw e;
            case Error e -> throw e;
            default -> {
                String problem =
                        "a new "
                                + this
                                + " cannot be made, its constructor must take any numbers: it";
                throw path.failure(problem, cause);
            }
        }
    }

    @Override
    public String toString() {
        return "record " + type.getTypeName();
    }

    private static TreeException closed(Class<?> type) {
        Module module = RecordClass.class.getModule();
        String target = module.isNamed() ? " to " + module.getName() : "";
        String problem =
                "record %s cannot be read: its module %s does not open its package; "
                        + "add to module-info.java: opens %s%s;";
        String owner = type.getModule().getName();
        return new TreeException(
                problem.formatted(type.getTypeName(), owner, type.getPackageName(), target));
    }
}
