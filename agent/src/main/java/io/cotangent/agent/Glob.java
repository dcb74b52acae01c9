package io.cotangent.agent;

import java.util.regex.Pattern;

/**
 * A pattern for class names with dots: {@code *} and {@code ?} stay within a package or class name,
 * {@code **} goes across. A plain name means the class or package of this name and all below it. A
 * nested class belongs to the class around it, so that a glob that matches {@code Outer} matches
 * {@code Outer$Inner} too.
 */
final class Glob {
    private final String text;
    private final Pattern pattern;

    private Glob(String text) {
        this.text = text;
        this.pattern = Pattern.compile(expression(text));
    }

    /**
     * Reads a glob.
     *
     * @throws IllegalArgumentException with the reason and the way out, where the text is not a
     *     glob
     */
    static Glob of(String text) {
        check(text);
        return new Glob(text);
    }

    boolean matches(String className) {
        return pattern.matcher(className).matches();
    }

    @Override
    public String toString() {
        return text;
    }

    private static void check(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                    "a glob is empty: remove the extra ';', or write ** for all classes");
        }
        for (int at = 0; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == '/' || next == '\\') {
                throw bad(text, "names are written with dots, as in com.acme.**");
            }
            if (next != '*'
                    && next != '?'
                    && next != '.'
                    && !Character.isJavaIdentifierPart(next)) {
                throw bad(text, "'" + next + "' cannot be part of a class name");
            }
        }
        if (text.startsWith(".") || text.endsWith(".") || text.contains("..")) {
            throw bad(text, "a name between dots is empty");
        }
        if (text.contains("***")) {
            throw bad(text, "use * within a package, ** across packages");
        }
    }

    private static IllegalArgumentException bad(String text, String reason) {
        return new IllegalArgumentException("\"" + text + "\" is not a glob: " + reason);
    }

    private static String expression(String glob) {
        StringBuilder expression = new StringBuilder();
        boolean plain = true;
        for (int at = 0; at < glob.length(); at++) {
            char next = glob.charAt(at);
            plain &= next != '*' && next != '?';
            if (glob.startsWith("**.", at) && (at == 0 || glob.charAt(at - 1) == '.')) {
                expression.append(
                        "(?:[^.]+\\.)*"); // No package at all counts too: **.Model matches Model.
                at += 2;
            } else if (glob.startsWith("**", at)) {
                expression.append(".*");
                at++;
            } else {
                expression.append(single(next));
            }
        }
        return expression.append(plain ? "(?:[.$].*)?" : "(?:[$].*)?").toString();
    }

    private static String single(char next) {
        return switch (next) {
            case '*' -> "[^.]*";
            case '?' -> "[^.]";
            case '.', '$' -> "[" + next + "]";
            default -> String.valueOf(next);
        };
    }
}
