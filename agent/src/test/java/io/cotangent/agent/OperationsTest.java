package io.cotangent.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.trace.CallSites;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The real array's operations: that calls of each are redirected, and to something that is there.
 */
class OperationsTest {
    private static final Rewriter REWRITER = new Rewriter(CallSites::isOperation);

    @Test
    void ownersAreTheArrayItsInterfacesAndItsCompanions() {
        Set<String> owners = new TreeSet<>();
        for (Class<?> type : owners().toList()) {
            owners.add(Type.getInternalName(type));
        }
        assertThat(Operations.OWNERS).containsExactlyInAnyOrderElementsOf(owners);
    }

    private static Stream<Class<?>> owners() {
        return Stream.concat(
                CallSites.owners().stream(), Arrays.stream(NDArray.class.getInterfaces()));
    }

    /** Each method by all the types that compilers may name as its owner. */
    @Test
    void callsOfEachOperationAreRedirected() {
        for (Class<?> owner : owners().toList()) {
            for (Method method : methods(owner)) {
                byte[] rewritten = REWRITER.rewrite(caller(owner, method));
                if (isOperation(method)) {
                    assertThat(Sites.of(rewritten)).containsExactly(method.getName() + " A.f A:-1");
                } else {
                    assertThat(rewritten).isNull();
                }
            }
        }
    }

    /** Linking finds a traced face for each; else a marked class would fail when it is run. */
    @Test
    void eachIsLinked() throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        for (Class<?> owner : owners().toList()) {
            for (Method method : methods(owner)) {
                if (isOperation(method)) {
                    MethodType type = type(method);
                    String name = method.getName();
                    CallSite site = CallSites.operation(lookup, name, type, "A", "f", "A.java", 1);
                    assertThat(site.type()).isEqualTo(type);
                }
            }
        }
    }

    private static boolean isOperation(Method method) {
        return CallSites.isOperation(method.getName(), type(method).toMethodDescriptorString());
    }

    private static List<Method> methods(Class<?> owner) {
        return Arrays.stream(owner.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .toList();
    }

    private static MethodType type(Method method) {
        MethodType type = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
        return Modifier.isStatic(method.getModifiers())
                ? type
                : type.insertParameterTypes(
                        0, method.getDeclaringClass() == Rng.class ? Rng.class : NDArray.class);
    }

    /** A class that calls the method, and is never run. */
    private static byte[] caller(Class<?> owner, Method method) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "A", null, "java/lang/Object", null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "f", "()V", null, null);
        code.visitCode();
        code.visitMethodInsn(
                Modifier.isStatic(method.getModifiers())
                        ? Opcodes.INVOKESTATIC
                        : owner.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL,
                Type.getInternalName(owner),
                method.getName(),
                Type.getMethodDescriptor(method),
                owner.isInterface());
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
