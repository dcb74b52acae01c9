package io.cotangent.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * A derivative rule for methods that cannot be annotated, as the options {@code jvp} and {@code
 * vjp} give it: {@code com.lib.Foo.bar:com.me.Rules.barVjp}, or with the types of the parameters,
 * {@code com.lib.Foo.bar(NDArray,int):com.me.Rules.barVjp}.
 *
 * @param className the class of the methods, with dots
 * @param method their name
 * @param parameters the types of the parameters, by simple or full names; null for all overloads
 * @param rule the rule
 */
record Replacement(String className, String method, @Nullable List<String> parameters, Rule rule) {

    /**
     * A rule by its name.
     *
     * @param isForward whether it is for tangents
     * @param className its class, with dots; empty for the class of the method
     * @param name its name
     */
    record Rule(boolean isForward, String className, String name) {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException with the reason and the way out
     */
    static Replacement of(boolean isForward, String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || colon != text.lastIndexOf(':')) {
            throw bad(text, "write METHOD:RULE, as in com.lib.Foo.bar:com.me.Rules.barRule");
        }
        String target = text.substring(0, colon).strip();
        String rule = text.substring(colon + 1).strip();
        List<String> parameters = null;
        int open = target.indexOf('(');
        if (open >= 0) {
            if (!target.endsWith(")")) {
                throw bad(text, "the parameters are not closed, write bar(NDArray,int)");
            }
            String types = target.substring(open + 1, target.length() - 1).strip();
            parameters =
                    types.isEmpty()
                            ? List.of()
                            : List.of(types.split(",", -1)).stream().map(String::strip).toList();
            parameters.forEach(type -> requireType(text, type));
            target = target.substring(0, open).strip();
        }
        int ofMethod = split(text, target);
        int ofRule = split(text, rule);
        return new Replacement(
                target.substring(0, ofMethod),
                target.substring(ofMethod + 1),
                parameters,
                new Rule(isForward, rule.substring(0, ofRule), rule.substring(ofRule + 1)));
    }

    private static int split(String text, String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 1) {
            throw bad(text, "\"" + name + "\" has no class, write com.lib.Foo.bar");
        }
        for (String part : name.split("\\.", -1)) {
            requireIdentifier(text, part);
        }
        return dot;
    }

    private static void requireType(String text, String type) {
        String name = type;
        while (name.endsWith("[]")) {
            name = name.substring(0, name.length() - 2);
        }
        for (String part : name.split("\\.", -1)) {
            requireIdentifier(text, part);
        }
    }

    private static void requireIdentifier(String text, String name) {
        boolean right = !name.isEmpty() && Character.isJavaIdentifierStart(name.charAt(0));
        for (int i = 1; right && i < name.length(); i++) {
            right = Character.isJavaIdentifierPart(name.charAt(i));
        }
        if (!right) {
            throw bad(text, "\"" + name + "\" is not a name");
        }
    }

    private static IllegalArgumentException bad(String text, String reason) {
        return new IllegalArgumentException("\"" + text + "\" is not a rule: " + reason);
    }

    /** Whether a method of the class is meant. */
    boolean matches(String name, String descriptor) {
        if (!name.equals(method)) {
            return false;
        }
        if (parameters == null) {
            return true;
        }
        Type[] types = Type.getArgumentTypes(descriptor);
        boolean same = types.length == parameters.size();
        for (int i = 0; same && i < types.length; i++) {
            String full = types[i].getClassName();
            String given = parameters.get(i);
            same =
                    full.equals(given)
                            || full.replace('$', '.').equals(given)
                            || full.replace('$', '.').endsWith("." + given);
        }
        return same;
    }

    @Override
    public String toString() {
        return className
                + "."
                + method
                + (parameters == null ? "" : "(" + String.join(",", parameters) + ")");
    }
}
