package io.cotangent.custom;

import io.cotangent.error.RuleException;
import io.cotangent.error.Weaving;
import io.cotangent.trace.Recording;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the agent links methods with derivative rules to. For the agent, not for code written by
 * hand.
 *
 * <p>The agent moves the code of such a method to a method beside it, and what is left links here.
 * While nothing is recorded, that costs a look at one number.
 */
public final class CustomSites {
    private static final Lookup LOOKUP = MethodHandles.lookup();

    /** The types of results of methods whose arguments and results are plain numbers. */
    private static final Set<String> NUMBERS =
            Set.of("D", "F", "[D", "[F", "[[D", "[[F", "Ljava/lang/Double;", "Ljava/lang/Float;");

    private CustomSites() {}

    /**
     * Links a method with a rule to its code and its rule. The rule is looked for when it is
     * needed: a class runs whatever its annotations say.
     *
     * @param name the method's name
     * @param type its type, with the object first where it is an instance method
     * @param body the name of the method that has its code
     * @param isStatic 1 for a static method, else 0
     * @param isForward 1 for a rule for tangents, 0 for one for cotangents
     * @param ruleClass the name of the rule's class, empty for the method's own
     * @param ruleName the name of the rule
     */
    public static CallSite method(
            Lookup caller,
            String name,
            MethodType type,
            String body,
            int isStatic,
            int isForward,
            String ruleClass,
            String ruleName)
            throws ReflectiveOperationException {
        Weaving.woven(caller.lookupClass().getName());
        MethodHandle code = code(caller, type, body, isStatic == 1);
        RuleSearch search =
                new RuleSearch(
                        caller, name, type, isStatic == 1, isForward == 1, ruleClass, ruleName);
        return guarded(call(new CustomMethod(code, search), "call"), code);
    }

    /**
     * As {@link #method}, in the traced body of a method of plain numbers.
     *
     * @param type its type, and then an {@code int} for the shadow of each number among the
     *     arguments, and the tape
     */
    public static CallSite numbers(
            Lookup caller,
            String name,
            MethodType type,
            String body,
            int isStatic,
            int isForward,
            String ruleClass,
            String ruleName)
            throws ReflectiveOperationException {
        MethodType plain = type.dropParameterTypes(arguments(type), type.parameterCount());
        MethodHandle code = code(caller, plain, body, isStatic == 1);
        RuleSearch search =
                new RuleSearch(
                        caller, name, plain, isStatic == 1, isForward == 1, ruleClass, ruleName);
        MethodHandle call = call(new CustomMethod(code, search), "callTraced");
        return new ConstantCallSite(
                call.asCollector(Object[].class, type.parameterCount()).asType(type));
    }

    /** Whether a method with a result of this type is one of plain numbers. */
    public static boolean isOfNumbers(String result) {
        return NUMBERS.contains(result);
    }

    /** The number of arguments, which the shadows of the numbers among them and the tape follow. */
    private static int arguments(MethodType type) {
        int arguments = 0;
        int shadows = 0;
        while (arguments + shadows + 1 < type.parameterCount()) {
            Class<?> next = type.parameterType(arguments++);
            shadows += next == double.class || next == float.class ? 1 : 0;
        }
        return arguments;
    }

    private static MethodHandle code(Lookup caller, MethodType type, String body, boolean isStatic)
            throws ReflectiveOperationException {
        Class<?> owner = caller.lookupClass();
        MethodHandle code =
                isStatic
                        ? caller.findStatic(owner, body, type)
                        : caller.findSpecial(owner, body, type.dropParameterTypes(0, 1), owner);
        return code.asType(type);
    }

    private static MethodHandle call(CustomMethod method, String how)
            throws ReflectiveOperationException {
        return LOOKUP.findVirtual(
                        CustomMethod.class,
                        how,
                        MethodType.methodType(Object.class, Object[].class))
                .bindTo(method);
    }

    /**
     * Links the check at the beginning of a method whose rule cannot be used: it throws where an
     * argument is being differentiated.
     *
     * @param problem why, and what to do
     */
    public static CallSite refusal(Lookup caller, String name, MethodType type, String problem)
            throws ReflectiveOperationException {
        String method = caller.lookupClass().getName() + "." + name;
        MethodHandle refuse =
                LOOKUP.findStatic(
                        CustomSites.class,
                        "refuse",
                        MethodType.methodType(
                                Object.class, String.class, String.class, Object[].class));
        return guarded(
                MethodHandles.insertArguments(refuse, 0, method, problem),
                MethodHandles.empty(type));
    }

    @SuppressWarnings("UnusedMethod") // linked by its name
    private static @Nullable Object refuse(
            String method, String problem, @Nullable Object... arguments) {
        boolean[] passed = new boolean[arguments.length];
        if (Recording.isDerived(Parameters.of(passed, false, arguments).arrays())) {
            throw new RuleException(method + " has a derivative rule, but " + problem);
        }
        return null;
    }

    private static CallSite guarded(MethodHandle recording, MethodHandle plain)
            throws ReflectiveOperationException {
        MethodType type = plain.type();
        MethodHandle isAny =
                LOOKUP.findStatic(Recording.class, "isAny", MethodType.methodType(boolean.class));
        MethodHandle collected =
                recording.asCollector(Object[].class, type.parameterCount()).asType(type);
        return new ConstantCallSite(
                MethodHandles.guardWithTest(
                        MethodHandles.dropArguments(isAny, 0, type.parameterArray()),
                        collected,
                        plain));
    }
}
