package generated;

import generated.Scope.Kind;
import java.util.Random;

/** Random statements without others in them, which add what they declare to the scope. */
class SimpleStatements {
    /** How many kinds there are. */
    static final int KINDS = 18;

    final Dialect d;
    final Random random;
    final Expressions expressions;
    private int names;
    private final String program;

    SimpleStatements(Dialect dialect, Random random, String program) {
        this.program = program;
        this.d = dialect;
        this.random = random;
        this.expressions = new Expressions(dialect, random);
    }

    final String name(String prefix) {
        return prefix + names++;
    }

    final String value(Scope scope) {
        return expressions.value(scope, 1 + random.nextInt(2));
    }

    final String assigned(Scope scope) {
        return scope.any(Kind.NUMBER, random);
    }

    /** A statement of one of the kinds; the scope has a number that may be assigned. */
    final String simple(int kind, Scope scope) {
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
            default -> throw new IllegalArgumentException("kind " + kind);
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

    final String array(Scope scope) {
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
            text = d.function() + " " + name + " = " + program + "::soft;\n";
        } else {
            text = d.function() + " " + name + " = " + lambda(scope) + ";\n";
        }
        scope.add(Kind.FUNCTION, name);
        return text;
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
}
