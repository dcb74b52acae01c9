package io.cotangent.custom;

import io.cotangent.error.RuleException;
import io.cotangent.function.Args;
import io.cotangent.number.Numbers;
import io.cotangent.number.Ruled;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rule of a method, by name and types; see {@link io.cotangent.CustomJvp} for what fits.
 */
final class RuleSearch implements Supplier<CustomRule> {
    private static final Set<Class<?>> PLAIN =
            Set.of(
                    Boolean.class,
                    Byte.class,
                    Short.class,
                    Character.class,
                    Integer.class,
                    Long.class,
                    Float.class,
                    Double.class,
                    String.class,
                    Class.class);

    /** The most arguments with cotangents: those of Args6. */
    private static final int MOST = 6;

    private final Lookup caller;
    private final String method;
    private final MethodType type;
    private final boolean isStatic;
    private final boolean isForward;
    private final String ruleClass;
    private final String ruleName;
    private volatile @Nullable CustomRule found;

    /**
     * A search.
     *
     * @param type of the method, with the object first where it has one
     * @param ruleClass empty for the method's own
     */
    RuleSearch(
            Lookup caller,
            String method,
            MethodType type,
            boolean isStatic,
            boolean isForward,
            String ruleClass,
            String ruleName) {
        this.caller = caller;
        this.method = method;
        this.type = type;
        this.isStatic = isStatic;
        this.isForward = isForward;
        this.ruleClass = ruleClass;
        this.ruleName = ruleName;
    }

    /** The name of the method for messages. */
    String name() {
        return caller.lookupClass().getName() + "." + method;
    }

    /** The types of its arguments, with the object first where it has one. */
    Class<?>[] types() {
        return type.parameterArray();
    }

    /**
     * For each argument, whether it is passed on: the object, and what can hold no array, nor a
     * number where the method is one of numbers.
     */
    boolean[] passed() {
        boolean ofNumbers = isNumber(type.returnType());
        boolean[] passed = new boolean[type.parameterCount()];
        for (int i = 0; i < passed.length; i++) {
            Class<?> parameter = type.parameterType(i);
            boolean isObject = i == 0 && !isStatic;
            passed[i] = isObject || isPlain(parameter) && !(ofNumbers && isNumber(parameter));
        }
        return passed;
    }

    private static boolean isNumber(Class<?> type) {
        return CustomSites.isOfNumbers(type.descriptorString());
    }

    private static boolean isPlain(Class<?> parameter) {
        return parameter.isPrimitive()
                || PLAIN.contains(parameter)
                || parameter.isEnum()
                || (parameter.isArray() && isPlain(parameter.componentType()));
    }

    /** The positions of the arguments that have tangents. */
    private int[] moving() {
        boolean[] passed = passed();
        return IntStream.range(0, passed.length).filter(i -> !passed[i]).toArray();
    }

    /**
     * The rule.
     *
     * @throws RuleException where there is none, or more than one
     */
    @Override
    public CustomRule get() {
        CustomRule rule = found;
        if (rule == null) {
            rule = search();
            found = rule;
        }
        return rule;
    }

    private CustomRule search() {
        Class<?> owner = ruleOwner();
        List<Method> fitting = new ArrayList<>();
        for (Method candidate : owner.getDeclaredMethods()) {
            if (candidate.getName().equals(ruleName) && !candidate.isSynthetic()) {
                if (fits(candidate, false) || fits(candidate, true)) {
                    fitting.add(candidate);
                }
            }
        }
        if (fitting.size() != 1) {
            throw problem(
                    (fitting.isEmpty() ? "no method " : "more than one method ")
                            + owner.getName()
                            + "."
                            + ruleName
                            + " fits: it must be "
                            + signature(false)
                            + ", or "
                            + signature(true));
        }
        if (moving().length == 0) {
            throw problem("none of its parameters can have a derivative");
        }
        Method rule = fitting.get(0);
        if (!isForward && moving().length > MOST && rule.getReturnType() != double[].class) {
            throw problem(
                    "more than six parameters have cotangents: put some together in a record");
        }
        return rule(rule, owner);
    }

    private RuleException problem(String problem) {
        return new RuleException("the derivative rule of " + name() + ": " + problem);
    }

    private Class<?> ruleOwner() {
        if (ruleClass.isEmpty()) {
            return caller.lookupClass();
        }
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        RuleException problem = problem("there is no class " + ruleClass);
        for (ClassLoader loader : Arrays.asList(caller.lookupClass().getClassLoader(), context)) {
            try {
                return Class.forName(ruleClass, true, loader);
            } catch (ClassNotFoundException notHere) {
                problem.addSuppressed(notHere);
            }
        }
        throw problem;
    }

    /** The parameters of the rule, but for the object. */
    private List<Class<?>> parameters(boolean withResult) {
        List<Class<?>> parameters = new ArrayList<>(type.parameterList());
        if (!isStatic) {
            parameters.remove(0);
        }
        if (withResult) {
            parameters.add(type.returnType());
        }
        if (isForward) {
            for (int i : moving()) {
                parameters.add(type.parameterType(i));
            }
        } else {
            parameters.add(type.returnType());
        }
        return parameters;
    }

    private Class<?> result() {
        int[] moving = moving();
        if (isForward || moving.length == 0) {
            return type.returnType();
        }
        return moving.length == 1
                ? type.parameterType(moving[0])
                : Args.of(new Object[Math.min(moving.length, MOST)]).getClass();
    }

    private boolean fits(Method candidate, boolean withResult) {
        List<Class<?>> expected = parameters(withResult);
        boolean ruleIsStatic = Modifier.isStatic(candidate.getModifiers());
        if (!isStatic && ruleIsStatic) {
            expected.add(0, type.parameterType(0));
        }
        if (!ruleIsStatic && (isStatic || !ruleClass.isEmpty())) {
            return false;
        }
        Class<?>[] actual = candidate.getParameterTypes();
        boolean fits = actual.length == expected.size();
        for (int i = 0; fits && i < actual.length; i++) {
            fits = actual[i].isAssignableFrom(expected.get(i));
        }
        return fits
                && (result().isAssignableFrom(candidate.getReturnType())
                        || mayGiveArray() && candidate.getReturnType() == double[].class);
    }

    /** Whether the cotangents may come in one array: those of several numbers. */
    private boolean mayGiveArray() {
        int[] moving = moving();
        return !isForward
                && moving.length > 1
                && IntStream.of(moving).allMatch(i -> type.parameterType(i) == double.class);
    }

    private String signature(boolean withResult) {
        String object = isStatic ? "" : " (static ones take the object first)";
        return result().getSimpleName()
                + (mayGiveArray() ? " or double[] " : " ")
                + ruleName
                + parameters(withResult).stream()
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"))
                + object;
    }

    private CustomRule rule(Method found, Class<?> owner) {
        MethodHandle handle = CustomMethod.spread(access(found, owner));
        boolean withResult = fits(found, true);
        String name = "the rule " + owner.getName() + "." + ruleName;
        if (isForward) {
            return new CustomRule.Jvp(
                    name,
                    this,
                    (x, y, dx) -> call(found, handle, arguments(x, y, withResult, moved(dx))));
        }
        return new CustomRule.Vjp(
                name,
                this,
                (x, y, ct) ->
                        spread(
                                call(
                                        found,
                                        handle,
                                        arguments(x, y, withResult, new Object[] {ct}))));
    }

    private static @Nullable Object call(
            Method rule, MethodHandle handle, @Nullable Object... arguments) {
        return Ruled.call(rule, () -> CustomMethod.invoke(handle, arguments), arguments);
    }

    private MethodHandle access(Method found, Class<?> owner) {
        try {
            return caller.unreflect(found);
        } catch (IllegalAccessException notVisible) {
            try {
                return MethodHandles.privateLookupIn(owner, caller).unreflect(found);
            } catch (IllegalAccessException closed) {
                RuleException problem =
                        problem(
                                owner.getName()
                                        + "."
                                        + ruleName
                                        + " cannot be called from there: make it and its class public");
                problem.addSuppressed(closed);
                throw problem;
            }
        }
    }

    private @Nullable Object[] moved(@Nullable Object[] tangents) {
        return IntStream.of(moving()).mapToObj(i -> tangents[i]).toArray();
    }

    private static @Nullable Object[] arguments(
            @Nullable Object[] x, Object y, boolean withResult, @Nullable Object... deltas) {
        List<@Nullable Object> all = new ArrayList<>(Arrays.asList(x));
        if (withResult) {
            all.add(y);
        }
        all.addAll(Arrays.asList(deltas));
        return all.toArray();
    }

    /** The cotangents of all arguments from what a rule gave. */
    private @Nullable Object[] spread(@Nullable Object given) {
        int[] moving = moving();
        Object[] cotangents = new Object[type.parameterCount()];
        Object[] values = new Object[moving.length];
        if (moving.length == 1) {
            values[0] = given;
        } else if (given instanceof double[] numbers) {
            values = Numbers.boxes(numbers);
        } else if (given != null) {
            values = ((Args) given).toArray();
        }
        if (values.length != moving.length) {
            throw problem("it gave " + values.length + " cotangents for " + moving.length);
        }
        for (int i = 0; i < moving.length; i++) {
            cotangents[moving[i]] = values[i];
        }
        return cotangents;
    }
}
