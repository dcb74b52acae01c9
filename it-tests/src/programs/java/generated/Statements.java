package generated;

import generated.Scope.Kind;
import java.util.Random;

/** Random statements, which add what they declare to the scope. */
final class Statements {
    private static final int DEEPEST = 3;

    private final Dialect d;
    private final Random random;
    private final Expressions expressions;
    private int names;

    Statements(Dialect dialect, Random random) {
        this.d = dialect;
        this.random = random;
        this.expressions = new Expressions(dialect, random);
    }

    private String name(String prefix) {
        return prefix + names++;
    }

    private String value(Scope scope) {
        return expressions.value(scope, 1 + random.nextInt(2));
    }

    private String assigned(Scope scope) {
        return scope.any(Kind.NUMBER, random);
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
        int kind = random.nextInt(depth < DEEPEST ? 28 : 18);
        return switch (kind) {
            case 0, 1 -> number(scope);
            case 2, 3 -> compound(scope);
            case 4 -> assigned(scope) + " = " + value(scope) + ";\n";
            case 5 -> chained(scope);
            case 6, 7 -> array(scope);
            case 8, 9 -> elements(scope);
            case 10 -> matrix(scope);
            case 11 -> cell(scope);
            case 12 -> cells(scope);
            case 13 -> pair(scope);
            case 14 -> function(scope);
            case 15 -> single(scope);
            case 16 -> statics(scope);
            case 17 -> captured(scope);
            case 18, 19 -> condition(scope, depth);
            case 20, 21 -> counted(scope, depth);
            case 22 -> until(scope, depth);
            case 23 -> forEach(scope, depth);
            case 24 -> choice(scope);
            case 25 -> attempt(scope, depth);
            case 26 -> labelled(scope);
            default -> nested(scope, depth);
        };
    }

    private String number(Scope scope) {
        String name = name("v");
        String text = d.number() + " " + name + " = " + value(scope) + ";\n";
        scope.add(Kind.NUMBER, name);
        return text;
    }

    private String compound(Scope scope) {
        char operator = "+-*".charAt(random.nextInt(3));
        return d.compound(assigned(scope), operator, value(scope)) + "\n";
    }

    private String chained(Scope scope) {
        String first = assigned(scope);
        String value = value(scope);
        if (scope.has(Kind.CELL) && random.nextBoolean()) {
            String cell = scope.any(Kind.CELL, random);
            return cell + ".q = " + first + " = " + cell + ".p = " + value + ";\n";
        }
        if (scope.has(Kind.ARRAY)) {
            String array = scope.any(Kind.ARRAY, random);
            String index = expressions.index(scope, 3);
            return first + " = " + array + "[" + index + "] = " + value + ";\n";
        }
        return first + " = " + assigned(scope) + " = " + value + ";\n";
    }

    private String array(Scope scope) {
        String name = name("a");
        String text = d.number() + "[] " + name + " = ";
        if (scope.has(Kind.ARRAY) && random.nextBoolean()) {
            String other = scope.any(Kind.ARRAY, random);
            text +=
                    switch (random.nextInt(3)) {
                        case 0 -> other + ".clone();\n";
                        case 1 -> "Arrays.copyOf(" + other + ", 3);\n";
                        default ->
                                "new %s[3];\nArrays.fill(%s, %s);\nSystem.arraycopy(%s, 0, %s, 1, 2);\n"
                                        .formatted(d.number(), name, value(scope), other, name);
                    };
        } else {
            text += "{" + value(scope) + ", " + value(scope) + ", " + value(scope) + "};\n";
        }
        scope.add(Kind.ARRAY, name);
        return text;
    }

    private String elements(Scope scope) {
        if (!scope.has(Kind.ARRAY)) {
            return array(scope);
        }
        String array = scope.any(Kind.ARRAY, random);
        String element = array + "[" + expressions.index(scope, 3) + "]";
        return switch (random.nextInt(4)) {
            case 0 -> element + " = " + value(scope) + ";\n";
            case 1 -> d.compound(element, '+', value(scope)) + "\n";
            case 2 -> {
                String place = name("k");
                yield "int "
                        + place
                        + " = "
                        + random.nextInt(3)
                        + ";\n"
                        + d.compoundElement(array, place, 3, '-', value(scope))
                        + "\n"
                        + d.compoundElement(array, place, 3, '*', value(scope))
                        + "\n";
            }
            default ->
                    d.compound(assigned(scope), '+', d.call("tanh", d.sumOf(array, lambda(scope))))
                            + "\n";
        };
    }

    private String matrix(Scope scope) {
        if (scope.has(Kind.MATRIX) && random.nextBoolean()) {
            String matrix = scope.any(Kind.MATRIX, random);
            String row = matrix + "[" + expressions.index(scope, 2) + "]";
            return d.compound(row + "[" + expressions.index(scope, 3) + "]", '+', value(scope))
                    + "\n";
        }
        String name = name("m");
        String row = scope.has(Kind.ARRAY) ? scope.any(Kind.ARRAY, random) : null;
        String text =
                "%1$s[][] %2$s = new %1$s[2][3];\n%2$s[0] = new %1$s[] {%3$s, %4$s, %5$s};\n"
                        .formatted(d.number(), name, value(scope), value(scope), value(scope));
        text += name + "[1] = " + (row == null ? name + "[0].clone()" : row) + ";\n";
        scope.add(Kind.MATRIX, name);
        return text;
    }

    private String cell(Scope scope) {
        String name = name("c");
        String text = "Cell " + name + " = new Cell(" + value(scope) + ", " + value(scope) + ");\n";
        scope.add(Kind.CELL, name);
        return text;
    }

    private String cells(Scope scope) {
        if (!scope.has(Kind.CELL)) {
            return cell(scope);
        }
        String cell = scope.any(Kind.CELL, random);
        return switch (random.nextInt(4)) {
            case 0 -> cell + ".p = " + value(scope) + ";\n";
            case 1 -> d.compound(cell + ".q", '+', value(scope)) + "\n";
            case 2 -> cell + ".move(" + value(scope) + ").move(" + value(scope) + ");\n";
            default -> d.compound(assigned(scope), '+', "soft(" + cell + ".inner().both())") + "\n";
        };
    }

    private String pair(Scope scope) {
        String name = name("r");
        String text = "Pair " + name + " = new Pair(" + value(scope) + ", " + value(scope) + ");\n";
        scope.add(Kind.PAIR, name);
        return text;
    }

    /** A function of one number, that sees what is not assigned. */
    private String lambda(Scope scope) {
        Scope inner = scope.fixed();
        String t = name("t");
        inner.add(Kind.FIXED, t);
        inner.add(Kind.FIXED, t);
        return t + " -> " + expressions.value(inner, 1);
    }

    private String function(Scope scope) {
        String name = name("f");
        String text;
        if (scope.has(Kind.FUNCTION) && random.nextInt(3) == 0) {
            String other = scope.any(Kind.FUNCTION, random);
            text =
                    d.function()
                            + " "
                            + name
                            + " = "
                            + other
                            + ".andThen("
                            + (random.nextBoolean() ? lambda(scope) : other)
                            + ");\n";
        } else if (random.nextInt(4) == 0) {
            text = d.function() + " " + name + " = " + classes() + "::soft;\n";
        } else {
            text = d.function() + " " + name + " = " + lambda(scope) + ";\n";
        }
        scope.add(Kind.FUNCTION, name);
        return text;
    }

    private String program = "";

    /** Says what the class is called whose methods references mean. */
    Statements of(String className) {
        program = className;
        return this;
    }

    private String classes() {
        return program;
    }

    private String single(Scope scope) {
        String name = name("z");
        String other = d.toSingle(value(scope));
        return d.single()
                + " "
                + name
                + " = "
                + d.toSingle(value(scope))
                + ";\n"
                + name
                + " = "
                + d.binary('*', name, other)
                + ";\n"
                + d.compound(assigned(scope), '+', d.call("sin", d.toNumber(name)))
                + "\n";
    }

    private String statics(Scope scope) {
        return "total = "
                + d.binary('+', d.call("sin", "total"), value(scope))
                + ";\n"
                + d.compound(assigned(scope), '-', d.call("tanh", "total"))
                + "\n";
    }

    private String captured(Scope scope) {
        String name = name("w");
        String text = "final " + d.number() + " " + name + " = " + assigned(scope) + ";\n";
        scope.add(Kind.FIXED, name);
        return text;
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
