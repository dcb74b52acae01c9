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
        Class<?> owner = caller.lookupClass();
        Weaving.woven(owner.getName());
        MethodHandle code =
                isStatic == 1
                        ? caller.findStatic(owner, body, type)
                        : caller.findSpecial(owner, body, type.dropParameterTypes(0, 1), owner);
        RuleSearch search =
                new RuleSearch(
                        caller, name, type, isStatic == 1, isForward == 1, ruleClass, ruleName);
        CustomMethod method = new CustomMethod(code.asType(type), search);
        MethodHandle call =
                LOOKUP.findVirtual(
                                CustomMethod.class,
                                "call",
                                MethodType.methodType(Object.class, Object[].class))
                        .bindTo(method);
        return guarded(call, code.asType(type));
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
        if (Recording.isDerived(Parameters.of(passed, arguments).arrays())) {
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
