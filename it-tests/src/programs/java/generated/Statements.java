package generated;

import generated.Scope.Kind;
import java.util.Random;

/** Random statements, also such with others in them. */
final class Statements extends SimpleStatements {
    private static final int DEEPEST = 3;

    /** In a class of this name. */
    Statements(Dialect dialect, Random random, String program) {
        super(dialect, random, program);
    }

    /** Some statements in braces, which see what is outside. */
    private String block(Scope scope, int depth, int count) {
        Scope inner = new Scope(scope);
        StringBuilder text = new StringBuilder("{\n");
        for (int i = 0; i < count; i++) {
            text.append(any(inner, depth + 1));
        }
        return text.append("}\n").toString();
    }

    private String block(Scope scope, int depth) {
        return block(scope, depth, 1 + random.nextInt(2));
    }

    /** One statement; the scope has a number that may be assigned. */
    String any(Scope scope, int depth) {
        int kind = random.nextInt(depth < DEEPEST ? 28 : KINDS);
        return switch (kind) {
            case 18, 19 -> condition(scope, depth);
            case 20, 21 -> counted(scope, depth);
            case 22 -> until(scope, depth);
            case 23 -> forEach(scope, depth);
            case 24 -> choice(scope);
            case 25 -> attempt(scope, depth);
            case 26 -> labelled(scope);
            case 27 -> nested(scope, depth);
            default -> simple(kind, scope);
        };
    }

    private String condition(Scope scope, int depth) {
        String text = "if (" + expressions.condition(scope) + ") " + block(scope, depth);
        return random.nextBoolean() ? text : text + "else " + block(scope, depth);
    }

    private String counted(Scope scope, int depth) {
        String i = name("i");
        Scope inner = new Scope(scope);
        inner.add(Kind.INT, i);
        return "for (int %1$s = 0; %1$s < %2$d; %1$s++) ".formatted(i, 1 + random.nextInt(3))
                + block(inner, depth);
    }

    private String until(Scope scope, int depth) {
        String k = name("k");
        String v = assigned(scope);
        String text = "int " + k + " = 0;\n";
        String body = block(scope, depth, 1);
        String leave =
                "if ("
                        + expressions.condition(scope)
                        + ") { "
                        + (random.nextBoolean() ? "break" : "continue")
                        + "; }\n";
        body =
                body.substring(0, body.length() - 2)
                        + leave
                        + d.compound(v, '*', d.constant(.75))
                        + "\n}";
        return random.nextBoolean()
                ? text
                        + "while ("
                        + k
                        + "++ < 3 && "
                        + d.less(v, d.constant(.9))
                        + ") "
                        + body
                        + "\n"
                : text + "do " + body + " while (++" + k + " < 3);\n";
    }

    private String forEach(Scope scope, int depth) {
        if (!scope.has(Kind.ARRAY)) {
            return array(scope);
        }
        String e = name("e");
        String array = scope.any(Kind.ARRAY, random);
        Scope inner = new Scope(scope);
        inner.add(Kind.FIXED, e);
        return "for (" + d.number() + " " + e + " : " + array + ") " + block(inner, depth);
    }

    private String choice(Scope scope) {
        String v = assigned(scope);
        String by = d.whole(d.binary('*', d.call("abs", expressions.leaf(scope)), d.constant(4)));
        if (random.nextBoolean()) {
            return v
                    + " = switch ("
                    + by
                    + ") { case 0, 3 -> "
                    + value(scope)
                    + "; case 1 -> { "
                    + d.compound(v, '+', value(scope))
                    + " yield "
                    + value(scope)
                    + "; } default -> "
                    + v
                    + "; };\n";
        }
        return "switch ("
                + by
                + ") { case 1: "
                + d.compound(v, '+', value(scope))
                + " break; case 0: "
                + v
                + " = "
                + value(scope)
                + "; default: "
                + d.compound(v, '*', value(scope))
                + " }\n";
    }

    private String attempt(Scope scope, int depth) {
        String e = name("e");
        String body = block(scope, depth);
        String thrown =
                "if ("
                        + expressions.condition(scope)
                        + ") { throw new Carry("
                        + value(scope)
                        + "); }\n";
        String text =
                "try { "
                        + body
                        + thrown
                        + body(scope)
                        + "} catch (Carry "
                        + e
                        + ") { "
                        + d.compound(assigned(scope), '+', e + ".value")
                        + " } ";
        return random.nextBoolean()
                ? text + "finally { " + d.compound(assigned(scope), '*', value(scope)) + " }\n"
                : text + "\n";
    }

    private String body(Scope scope) {
        return assigned(scope) + " = " + value(scope) + ";\n";
    }

    private String labelled(Scope scope) {
        String label = name("l");
        String i = name("i");
        String j = name("j");
        Scope inner = new Scope(scope);
        inner.add(Kind.INT, i);
        inner.add(Kind.INT, j);
        return label
                + ": for (int "
                + i
                + " = 0; "
                + i
                + " < 3; "
                + i
                + "++) { for (int "
                + j
                + " = 0; "
                + j
                + " < 2; "
                + j
                + "++) {\n"
                + body(inner)
                + "if ("
                + expressions.condition(inner)
                + ") { "
                + (random.nextBoolean() ? "break " : "continue ")
                + label
                + "; }\n"
                + d.compound(assigned(inner), '+', value(inner))
                + "\n} }\n";
    }

    /** A class in the method that has a method, or a lock. */
    private String nested(Scope scope, int depth) {
        if (random.nextBoolean()) {
            return "synchronized (Pair.class) " + block(scope, depth);
        }
        Scope inner = scope.fixed();
        return d.compound(
                        assigned(scope),
                        '+',
                        d.call(
                                "tanh",
                                "new Shape() { @Override public "
                                        + d.number()
                                        + " size() { return "
                                        + expressions.value(inner, 1)
                                        + "; } }.twice()"))
                + "\n";
    }
}
