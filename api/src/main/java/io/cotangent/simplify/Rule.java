package io.cotangent.simplify;

import io.cotangent.op.Op;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of what is rewritten.
 *
 * @param name for messages and documents
 * @param pattern what becomes what
 * @param reason why no bit changes
 * @param ops the operations that it is tried on: constants of enums, or classes of records
 */
record Rule(String name, String pattern, String reason, Rewrite rewrite, List<Object> ops) {
    /** What is done. */
    interface Rewrite {
        /**
         * A term with the value of an operation's only result, or null where the rule does not
         * apply.
         *
         * @param t where further terms are made
         */
        @Nullable Term apply(Terms t, Op op, Term... x);
    }

    static Rule of(String name, String pattern, String reason, Rewrite rewrite, Object... ops) {
        return new Rule(name, pattern, reason, rewrite, List.of(ops));
    }

    @Override
    public String toString() {
        return name;
    }
}
