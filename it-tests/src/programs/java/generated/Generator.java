package generated;

import generated.Scope.Kind;
import java.util.Random;

/** Random programs, by their numbers: the same on plain numbers and on arrays. */
final class Generator {
    /** How many numbers a program takes. */
    static final int INPUTS = 3;

    private Generator() {}

    /** The source of a class of this name. */
    static String source(Dialect dialect, String name, long seed) {
        Random random = new Random(seed * 7919 + 17);
        Statements statements = new Statements(dialect, random, name);
        Expressions expressions = new Expressions(dialect, random);
        Scope scope = new Scope();
        StringBuilder body = new StringBuilder();
        body.append("total = ").append(dialect.constant(.25)).append(";\n");
        for (int i = 0; i < INPUTS; i++) {
            body.append("final %1$s x%2$d = x[%2$d];\n".formatted(dialect.number(), i));
            scope.add(Kind.FIXED, "x" + i);
        }
        body.append("%s u = %s;\n".formatted(dialect.number(), expressions.value(scope, 2)));
        scope.add(Kind.NUMBER, "u");
        int count = 3 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            body.append(statements.any(scope, 0));
            if (i > 2 && random.nextInt(12) == 0) {
                body.append(
                        "if (%s) { return %s; }\n"
                                .formatted(
                                        expressions.condition(scope), expressions.value(scope, 1)));
            }
        }
        body.append("return ").append(result(dialect, scope)).append(";\n");
        return dialect.program(name, body.toString(), Members.of(dialect));
    }

    /** All that the program has computed, each in a different measure. */
    private static String result(Dialect d, Scope scope) {
        String sum = d.constant(0);
        double weight = 1;
        for (String name : scope.all(Kind.NUMBER)) {
            sum = d.binary('+', sum, d.binary('*', d.call("sin", name), d.constant(weight)));
            weight *= -.9;
        }
        for (String name : scope.all(Kind.ARRAY)) {
            sum = d.binary('+', sum, d.call("sin", name + "[1]"));
        }
        for (String name : scope.all(Kind.CELL)) {
            sum = d.binary('+', sum, d.call("tanh", d.binary('+', name + ".p", name + ".q")));
        }
        return sum;
    }
}
