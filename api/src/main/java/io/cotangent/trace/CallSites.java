package io.cotangent.trace;

import io.cotangent.Linalg;
import io.cotangent.NDArray;
import io.cotangent.Nn;
import io.cotangent.Rng;
import io.cotangent.error.Weaving;
import io.cotangent.op.Ops;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.LambdaConversionException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the agent links calls of array operations to: the {@link Tracer} of the place that calls.
 * For the agent, not for code written by hand.
 *
 * <p>The operations that are redirected are the methods of {@link NDArray}, {@link Linalg}, {@link
 * Nn} and {@link Rng} that {@link Ops} has under the same name, with the array, or the key, as
 * first parameter.
 */
public final class CallSites {
    private static final List<Class<?>> OWNERS =
            List.of(NDArray.class, Linalg.class, Nn.class, Rng.class);
    private static final Set<String> OPERATIONS = operations();

    private CallSites() {}

    private static Set<String> operations() {
        Set<String> traced =
                Arrays.stream(Ops.class.getMethods())
                        .map(method ->
                                key(method.getName(), type(method).toMethodDescriptorString()))
                        .collect(Collectors.toSet());
        return OWNERS.stream()
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> method.getDeclaringClass() != Object.class)
                .map(method ->
                        key(method.getName(), typeWithReceiver(method).toMethodDescriptorString()))
                .filter(traced::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static MethodType type(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes());
    }

    private static MethodType typeWithReceiver(Method method) {
        MethodType type = type(method);
        return Modifier.isStatic(method.getModifiers())
                ? type
                : type.insertParameterTypes(0, receiver(method.getDeclaringClass()));
    }

    /**
     * The type of the objects that have the methods of a type: the array's come from interfaces.
     */
    private static Class<?> receiver(Class<?> declaring) {
        return declaring == Rng.class ? Rng.class : NDArray.class;
    }

    private static String key(String name, String descriptor) {
        return name + descriptor;
    }

    /** The types that have operations: the array and its companions. */
    public static List<Class<?>> owners() {
        return OWNERS;
    }

    /**
     * Whether calls of this method are redirected; the descriptor has the receiver, if any, first.
     */
    public static boolean isOperation(String name, String descriptor) {
        return OPERATIONS.contains(key(name, descriptor));
    }

    /** Links a call of an operation; {@code type} has the receiver, if any, first. */
    public static CallSite operation(
            Lookup caller,
            String name,
            MethodType type,
            String className,
            String method,
            String file,
            int line)
            throws ReflectiveOperationException {
        Tracer tracer = tracer(className, method, file, line);
        return new ConstantCallSite(
                MethodHandles.lookup().findVirtual(Tracer.class, name, type).bindTo(tracer));
    }

    /**
     * Links a method reference to an operation: {@link LambdaMetafactory#metafactory} with the
     * tracer as one more capture.
     */
    public static CallSite reference(
            Lookup caller,
            String name,
            MethodType factoryType,
            MethodType samType,
            String operation,
            MethodType operationType,
            MethodType instantiatedType,
            String className,
            String method,
            String file,
            int line)
            throws ReflectiveOperationException, LambdaConversionException {
        CallSite site =
                LambdaMetafactory.metafactory(
                        caller,
                        name,
                        factoryType.insertParameterTypes(0, Tracer.class),
                        samType,
                        caller.findVirtual(Tracer.class, operation, operationType),
                        instantiatedType);
        return bound(site, tracer(className, method, file, line));
    }

    /**
     * As {@link #reference}, for {@link LambdaMetafactory#altMetafactory}.
     *
     * @param arguments samType, operation, operationType, className, method, file, line, and then
     *     what follows the implementation in the arguments of {@code altMetafactory}: the
     *     instantiated type, the flags, and the rest
     */
    public static CallSite alternateReference(
            Lookup caller, String name, MethodType factoryType, Object... arguments)
            throws ReflectiveOperationException, LambdaConversionException {
        MethodHandle operation =
                caller.findVirtual(Tracer.class, (String) arguments[1], (MethodType) arguments[2]);
        Site place =
                new Site(
                        (String) arguments[3],
                        (String) arguments[4],
                        (String) arguments[5],
                        (Integer) arguments[6]);
        Object[] rest = new Object[arguments.length - 5];
        rest[0] = arguments[0];
        rest[1] = operation;
        System.arraycopy(arguments, 7, rest, 2, arguments.length - 7);
        CallSite site =
                LambdaMetafactory.altMetafactory(
                        caller, name, factoryType.insertParameterTypes(0, Tracer.class), rest);
        return bound(site, Tracer.at(place));
    }

    private static Tracer tracer(String className, String method, String file, int line) {
        Weaving.woven(className);
        return Tracer.at(new Site(className, method, file, line));
    }

    private static CallSite bound(CallSite site, Tracer tracer) {
        return new ConstantCallSite(MethodHandles.insertArguments(site.getTarget(), 0, tracer));
    }
}
