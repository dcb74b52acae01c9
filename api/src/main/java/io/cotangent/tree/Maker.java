package io.cotangent.tree;

import static java.lang.constant.ConstantDescs.CD_MethodHandle;
import static java.lang.constant.ConstantDescs.CD_Object;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.WrongMethodTypeException;
import org.jspecify.annotations.Nullable;

/**
 * Makes objects of one structure. Each is of a class of its own, in which the methods that it calls
 * are constants, so that the JVM compiles them as if they were written there.
 */
public abstract class Maker {
    private static final MethodType TYPE = MethodType.methodType(Object.class, Object[].class);
    private static final MethodTypeDesc TYPE_DESC = TYPE.describeConstable().orElseThrow();
    private static final ClassDesc SUPER = Maker.class.describeConstable().orElseThrow();
    private static final ClassDesc NAME = ClassDesc.of(Maker.class.getPackageName(), "Made");

    /** For classes that are made at run time. */
    Maker() {}

    /**
     * A new object.
     *
     * @param source where the methods for leaves look
     * @throws io.cotangent.error.TreeException if the constructor of a record throws
     */
    public abstract Object make(Object[] source);

    static @Nullable Maker of(Node node, Path path, MethodHandle... leaves) {
        try {
            MethodHandle method = method(node, path, leaves, 0);
            return method == null ? null : of(method.asType(TYPE));
        } catch (WrongMethodTypeException e) { // a leaf that does not fit, which others tell of
            return null;
        }
    }

    /** The method that makes the object of a structure, of some leaves; null if there is none. */
    private static @Nullable MethodHandle method(
            Node node, Path path, MethodHandle[] leaves, int from) {
        if (node instanceof Node.Leaf) {
            return leaves[from];
        }
        if (!(node instanceof Node.RecordNode(RecordClass type, Node[] children, int _))) {
            return null;
        }
        MethodHandle constructor = type.constructor(path);
        MethodHandle[] parts = new MethodHandle[children.length];
        int next = from;
        for (int i = 0; i < parts.length; i++) {
            MethodHandle part =
                    method(children[i], new Path.Component(path, type.name(i)), leaves, next);
            if (part == null) {
                return null;
            }
            Class<?> component = constructor.type().parameterType(i);
            parts[i] = part.asType(MethodType.methodType(component, Object[].class));
            next += children[i].size();
        }
        MethodHandle all = MethodHandles.filterArguments(constructor, 0, parts);
        MethodType one = MethodType.methodType(type.type(), Object[].class);
        return parts.length == 0
                ? MethodHandles.dropArguments(all, 0, Object[].class)
                : MethodHandles.permuteArguments(all, one, new int[parts.length]);
    }

    private static Maker of(MethodHandle method) {
        byte[] bytes = ClassFile.of().build(NAME, Maker::write);
        try {
            return (Maker)
                    MethodHandles.lookup()
                            .defineHiddenClassWithClassData(bytes, method, true)
                            .lookupClass()
                            .getDeclaredConstructor()
                            .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a class for objects cannot be used", e);
        }
    }

    private static void write(ClassBuilder type) {
        type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER).withSuperclass(SUPER);
        type.withMethodBody(
                ConstantDescs.INIT_NAME,
                ConstantDescs.MTD_void,
                0,
                code ->
                        code.aload(0)
                                .invokespecial(
                                        SUPER, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                                .return_());
        DynamicConstantDesc<MethodHandle> method =
                DynamicConstantDesc.ofNamed(
                        ConstantDescs.ofConstantBootstrap(
                                MethodHandles.class.describeConstable().orElseThrow(),
                                "classData",
                                CD_Object),
                        ConstantDescs.DEFAULT_NAME,
                        CD_MethodHandle);
        type.withMethodBody(
                "make",
                TYPE_DESC,
                ClassFile.ACC_PUBLIC,
                code ->
                        code.loadConstant(method)
                                .aload(1)
                                .invokevirtual(CD_MethodHandle, "invokeExact", TYPE_DESC)
                                .areturn());
    }
}
