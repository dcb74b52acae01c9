package generated;

import generated.Scope.Kind;
import java.util.Locale;
import java.util.Random;

/** Random expressions: smooth but for their branches, and never large. */
final class Expressions {
    private static final String[] BOUNDED = {"sin", "cos", "tanh", "atan"};

    private final Dialect d;
    private final Random random;

    Expressions(Dialect dialect, Random random) {
        this.d = dialect;
        this.random = random;
    }

    double constant() {
        return Double.parseDouble(String.format(Locale.ROOT, "%.2f", random.nextDouble() * 4 - 2));
    }

    /** What may be assigned: of small values. */
    String value(Scope scope, int depth) {
        String e = any(scope, depth);
        return switch (random.nextInt(4)) {
            case 0 -> d.call("sin", e);
            case 1 -> d.call("tanh", e);
            case 2 -> "soft(" + e + ")";
            default -> d.binary('*', d.call("atan", e), d.constant(.7));
        };
    }

    String condition(Scope scope) {
        return d.less(leaf(scope), random.nextBoolean() ? d.constant(constant() / 2) : leaf(scope));
    }

    /** A place in an array. */
    String index(Scope scope, int length) {
        return scope.has(Kind.INT) && random.nextInt(3) > 0
                ? "(%s + %d) %% %d"
                        .formatted(scope.any(Kind.INT, random), random.nextInt(length), length)
                : Integer.toString(random.nextInt(length));
    }

    /** A variable, or a part of one. */
    String leaf(Scope scope) {
        for (int attempt = 0; attempt < 4; attempt++) {
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            if (scope.has(kind)) {
                String name = scope.any(kind, random);
                return switch (kind) {
                    case NUMBER, FIXED -> name;
                    case ARRAY -> name + "[" + index(scope, 3) + "]";
                    case MATRIX -> name + "[" + index(scope, 2) + "][" + index(scope, 3) + "]";
                    case CELL -> name + (random.nextBoolean() ? ".p" : ".q");
                    case PAIR -> name + (random.nextBoolean() ? ".a()" : ".turned().b()");
                    case FUNCTION -> name + "." + d.apply() + "(" + d.constant(constant()) + ")";
                    case INT -> d.binary('*', d.ofInt(name), d.constant(.3));
                };
            }
        }
        return scope.has(Kind.FIXED) ? scope.any(Kind.FIXED, random) : d.constant(constant());
    }

    String any(Scope scope, int depth) {
        if (depth == 0) {
            return random.nextInt(5) == 0 ? d.constant(constant()) : leaf(scope);
        }
        return switch (random.nextInt(18)) {
            case 0, 1, 2 -> d.binary('+', any(scope, depth - 1), any(scope, depth - 1));
            case 3, 4 -> d.binary('-', any(scope, depth - 1), any(scope, depth - 1));
            case 5, 6, 7 -> d.binary('*', value(scope, depth - 1), value(scope, depth - 1));
            case 8 -> d.binary('/', any(scope, depth - 1), above(scope));
            case 9, 10 -> d.call(BOUNDED[random.nextInt(BOUNDED.length)], any(scope, depth - 1));
            case 11 -> ofPositive(scope);
            case 12 -> ofTwo(scope, depth);
            case 13 ->
                    "(%s ? %s : %s)"
                            .formatted(
                                    condition(scope), any(scope, depth - 1), any(scope, depth - 1));
            case 14 -> d.negated(any(scope, depth - 1));
            case 15 -> d.call("exp", d.negated(d.call("abs", any(scope, depth - 1))));
            default -> ofObjects(scope, depth);
        };
    }

    /** A number above 1. */
    private String above(Scope scope) {
        String x = leaf(scope);
        return d.binary('+', d.constant(1.2), d.binary('*', x, x));
    }

    private String ofPositive(Scope scope) {
        String x = above(scope);
        return switch (random.nextInt(4)) {
            case 0 -> d.call("sqrt", x);
            case 1 -> d.call("log", x);
            case 2 -> d.call("cbrt", x);
            default -> d.power(x, random.nextBoolean() ? .5 : -1.3);
        };
    }

    private String ofTwo(Scope scope, int depth) {
        String x = any(scope, depth - 1);
        return switch (random.nextInt(5)) {
            case 0 -> d.call("max", x, leaf(scope));
            case 1 -> d.call("min", x, leaf(scope));
            case 2 -> d.call("hypot", x, d.constant(1.5));
            case 3 -> d.call("atan2", x, above(scope));
            default -> d.call("pow", above(scope), d.call("sin", x));
        };
    }

    private String ofObjects(Scope scope, int depth) {
        String x = value(scope, depth - 1);
        if (scope.has(Kind.CELL) && random.nextBoolean()) {
            return scope.any(Kind.CELL, random) + ".mix(" + x + ", " + leaf(scope) + ")";
        }
        if (scope.has(Kind.FUNCTION) && random.nextBoolean()) {
            return scope.any(Kind.FUNCTION, random) + "." + d.apply() + "(" + x + ")";
        }
        return switch (random.nextInt(6)) {
            case 0 ->
                    "six(%s, %s, %d, %s, %s, %s, %s)"
                            .formatted(
                                    x,
                                    leaf(scope),
                                    random.nextInt(5),
                                    leaf(scope),
                                    leaf(scope),
                                    leaf(scope),
                                    any(scope, 0));
            case 1 -> "again(" + (1 + random.nextInt(3)) + ", " + x + ", " + leaf(scope) + ")";
            case 2 -> "sum(" + x + ", " + leaf(scope) + ", " + leaf(scope) + ")";
            case 3 -> "area(" + condition(scope) + ", " + x + ", " + leaf(scope) + ")";
            case 4 -> "pick(" + condition(scope) + ", " + x + ", " + leaf(scope) + ")";
            default -> "boxed(" + x + ", " + leaf(scope) + ")";
        };
    }
}
