package io.cotangent.agent;

import java.lang.invoke.LambdaMetafactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Which instructions are redirected, and to what: the bootstrap methods of {@code
 * io.cotangent.trace.CallSites} and their static arguments. The class is named by text only, so
 * that no class of the runtime is loaded to rewrite one.
 */
final class Redirects {
    private static final String RUNTIME = "io/cotangent/trace/CallSites";
    private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";
    private static final String LINKAGE =
            "Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;";
    private static final String SITE = ")Ljava/lang/invoke/CallSite;";
    private static final String TEXT = "Ljava/lang/String;";
    private static final String TYPE = "Ljava/lang/invoke/MethodType;";
    private static final String SOURCE = TEXT + TEXT + TEXT + "I";

    /** {@code operation(Lookup, name, type, className, methodName, fileName, line)}. */
    static final Handle OPERATION = bootstrap("operation", SOURCE);

    /**
     * {@code reference(Lookup, samName, factoryType, samType, operationName, operationType,
     * instantiatedType, className, methodName, fileName, line)}.
     */
    static final Handle REFERENCE = bootstrap("reference", TYPE + TEXT + TYPE + TYPE + SOURCE);

    /**
     * {@code alternateReference(Lookup, samName, factoryType, samType, operationName,
     * operationType, className, methodName, fileName, line, instantiatedType, flags, …)}, the rest
     * as in {@link LambdaMetafactory#altMetafactory}.
     */
    static final Handle ALTERNATE_REFERENCE =
            bootstrap("alternateReference", "[Ljava/lang/Object;");

    private final Operations operations;

    Redirects(Operations operations) {
        this.operations = operations;
    }

    /** Whether the instruction calls an operation. */
    boolean isOperation(int code, String owner, String name, String descriptor) {
        return code != Opcodes.INVOKESPECIAL
                && Operations.OWNERS.contains(owner)
                && operations.contains(name, type(code, owner, descriptor));
    }

    /**
     * Whether the instruction makes a function of an operation. A serializable one is left alone:
     * its serial form names the method, and must be the same with the agent and without.
     */
    boolean isReference(Handle bootstrap, Object... arguments) {
        return bootstrap.getOwner().equals(METAFACTORY)
                && arguments.length > 2
                && arguments[1] instanceof Handle handle
                && (handle.getTag() == Opcodes.H_INVOKEINTERFACE
                        || handle.getTag() == Opcodes.H_INVOKEVIRTUAL
                        || handle.getTag() == Opcodes.H_INVOKESTATIC)
                && Operations.OWNERS.contains(handle.getOwner())
                && operations.contains(handle.getName(), type(handle))
                && !isSerializable(arguments);
    }

    /** The type of a call: of an instance method, with the receiver first. */
    static String type(int code, String owner, String descriptor) {
        return code == Opcodes.INVOKESTATIC
                ? descriptor
                : "(L" + receiver(owner) + ";" + descriptor.substring(1);
    }

    /** The type of the objects that have an owner's methods: the interfaces' are the array's. */
    private static String receiver(String owner) {
        return owner.equals(Operations.KEY) ? owner : Operations.ARRAY;
    }

    /** What stands in for the metafactory that made a function. */
    static Handle bootstrap(Handle metafactory) {
        return isAlternate(metafactory) ? ALTERNATE_REFERENCE : REFERENCE;
    }

    /**
     * The type of the site that makes a function. A bound receiver may have the type of an
     * interface of the array, which the runtime's method does not take; to the verifier, interfaces
     * are all alike.
     */
    static String factoryType(String descriptor, Object... arguments) {
        return isStatic((Handle) arguments[1]) || Type.getArgumentCount(descriptor) == 0
                ? descriptor
                : withReceiverFirst(((Handle) arguments[1]).getOwner(), descriptor);
    }

    /** The static arguments for {@link #bootstrap(Handle)}, from those of the metafactory. */
    static Object[] arguments(
            Handle metafactory, String descriptor, Object[] arguments, Object... source) {
        Handle handle = (Handle) arguments[1];
        List<Object> result = new ArrayList<>();
        result.add(arguments[0]);
        result.add(handle.getName());
        result.add(Type.getMethodType(type(handle)));
        List<Object> rest = new ArrayList<>(Arrays.asList(arguments).subList(2, arguments.length));
        if (!isStatic(handle) && Type.getArgumentCount(descriptor) == 0) {
            // As in factoryType.
            String instantiated = ((Type) rest.get(0)).getDescriptor();
            rest.set(0, Type.getMethodType(withReceiverFirst(handle.getOwner(), instantiated)));
        }
        if (isAlternate(metafactory)) {
            result.addAll(Arrays.asList(source));
            result.addAll(rest);
        } else {
            result.addAll(rest);
            result.addAll(Arrays.asList(source));
        }
        return result.toArray();
    }

    private static String type(Handle handle) {
        return type(
                isStatic(handle) ? Opcodes.INVOKESTATIC : Opcodes.INVOKEINTERFACE,
                handle.getOwner(),
                handle.getDesc());
    }

    private static boolean isStatic(Handle handle) {
        return handle.getTag() == Opcodes.H_INVOKESTATIC;
    }

    private static String withReceiverFirst(String owner, String descriptor) {
        Type[] arguments = Type.getArgumentTypes(descriptor);
        arguments[0] = Type.getObjectType(receiver(owner));
        return Type.getMethodDescriptor(Type.getReturnType(descriptor), arguments);
    }

    private static boolean isAlternate(Handle metafactory) {
        return metafactory.getName().equals("altMetafactory");
    }

    private static boolean isSerializable(Object... arguments) {
        return arguments.length > 3
                && arguments[3] instanceof Integer flags
                && (flags & LambdaMetafactory.FLAG_SERIALIZABLE) != 0;
    }

    private static Handle bootstrap(String name, String arguments) {
        return new Handle(
                Opcodes.H_INVOKESTATIC, RUNTIME, name, "(" + LINKAGE + arguments + SITE, false);
    }
}
