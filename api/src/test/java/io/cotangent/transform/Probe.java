package io.cotangent.transform;

import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import io.cotangent.op.EagerOps;
import io.cotangent.op.Ops;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;

/**
 * A face of the operations that notes which of its methods are called, and leaves the work to the
 * eager face. What that one calls in its turn is not noted. The class is generated, as a subclass
 * of {@link Ops} that overrides all that can be overridden: no list of the operations is kept here.
 */
final class Probe {
    private static final ClassDesc OPS = Ops.class.describeConstable().orElseThrow();
    private static final ClassDesc SELF =
            ClassDesc.of(Probe.class.getPackageName(), "GeneratedProbe");
    private static final ClassDesc SET = Set.class.describeConstable().orElseThrow();
    private static final Class<?> GENERATED = generate();

    private Probe() {}

    /** A face that adds the {@link #key} of each method that is called to a set. */
    static Ops noting(Set<String> called) {
        try {
            return (Ops)
                    GENERATED
                            .getConstructor(Ops.class, Set.class)
                            .newInstance(EagerOps.EAGER, called);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the generated face cannot be made", e);
        }
    }

    /** The name of a method and its type. */
    static String key(Method method) {
        return method.getName() + type(method).descriptorString();
    }

    private static MethodTypeDesc type(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .describeConstable()
                .orElseThrow();
    }

    private static Class<?> generate() {
        byte[] bytes =
                ClassFile.of()
                        .build(
                                SELF,
                                type -> {
                                    type.withFlags(ClassFile.ACC_PUBLIC).withSuperclass(OPS);
                                    type.withField("face", OPS, ClassFile.ACC_PRIVATE);
                                    type.withField("called", SET, ClassFile.ACC_PRIVATE);
                                    constructor(type);
                                    for (Method method : Ops.class.getMethods()) {
                                        if (isOverridden(method)) {
                                            override(type, method);
                                        }
                                    }
                                });
        try {
            return MethodHandles.lookup().defineClass(bytes);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isOverridden(Method method) {
        return method.getDeclaringClass() != Object.class
                && (method.getModifiers() & (Modifier.FINAL | Modifier.STATIC)) == 0;
    }

    private static void constructor(ClassBuilder type) {
        type.withMethodBody(
                INIT_NAME,
                MethodTypeDesc.of(CD_void, OPS, SET),
                ClassFile.ACC_PUBLIC,
                code ->
                        code.aload(0)
                                .invokespecial(OPS, INIT_NAME, MethodTypeDesc.of(CD_void))
                                .aload(0)
                                .aload(1)
                                .putfield(SELF, "face", OPS)
                                .aload(0)
                                .aload(2)
                                .putfield(SELF, "called", SET)
                                .return_());
    }

    private static void override(ClassBuilder type, Method method) {
        MethodTypeDesc descriptor = type(method);
        type.withMethodBody(
                method.getName(),
                descriptor,
                ClassFile.ACC_PUBLIC,
                code -> {
                    note(code, key(method));
                    code.aload(0).getfield(SELF, "face", OPS);
                    for (int i = 0; i < descriptor.parameterCount(); i++) {
                        code.loadLocal(
                                TypeKind.from(descriptor.parameterType(i)), code.parameterSlot(i));
                    }
                    code.invokevirtual(OPS, method.getName(), descriptor)
                            .return_(TypeKind.from(descriptor.returnType()));
                });
    }

    private static void note(CodeBuilder code, String key) {
        MethodTypeDesc add =
                MethodTypeDesc.of(
                        ClassDesc.ofDescriptor("Z"),
                        Object.class.describeConstable().orElseThrow());
        code.aload(0)
                .getfield(SELF, "called", SET)
                .loadConstant(key)
                .invokeinterface(SET, "add", add)
                .pop();
    }
}
