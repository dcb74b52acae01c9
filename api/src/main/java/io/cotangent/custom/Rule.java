package io.cotangent.custom;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A rule that is recorded, or will be when it is needed first. Rules are equal where they are known
 * to compute the same.
 */
sealed interface Rule {
    /** The rule's program. */
    RuleProgram program();

    /**
     * A rule that was recorded at the arguments of the call that it belongs to.
     *
     * @param program the program
     */
    record Known(RuleProgram program) implements Rule {}

    /**
     * A rule that calls the function it belongs to needs itself: the inner one is recorded when
     * derivatives of the outer one are taken.
     */
    final class Late implements Rule {
        private final Supplier<RuleProgram> recording;
        private volatile @Nullable RuleProgram program;

        Late(Supplier<RuleProgram> recording) {
            this.recording = recording;
        }

        @Override
        public RuleProgram program() {
            RuleProgram result = program;
            if (result == null) {
                result = recording.get();
                program = result;
            }
            return result;
        }
    }

    /** A rule for a batch, made when it is needed first, as the rule it is made of may be. */
    final class Batched implements Rule {
        private final Rule rule;
        private final boolean[] arguments;
        private final List<Boolean> moving;
        private final boolean[] constants;
        private final int size;
        private volatile @Nullable RuleProgram program;

        Batched(
                Rule rule,
                boolean[] arguments,
                List<Boolean> moving,
                boolean[] constants,
                int size) {
            this.rule = rule;
            this.arguments = arguments;
            this.moving = moving;
            this.constants = constants;
            this.size = size;
        }

        @Override
        public RuleProgram program() {
            RuleProgram result = program;
            if (result == null) {
                result = rule.program().batched(arguments, moving, constants, size);
                program = result;
            }
            return result;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Batched batched
                    && rule.equals(batched.rule)
                    && size == batched.size
                    && Arrays.equals(arguments, batched.arguments)
                    && Arrays.equals(constants, batched.constants);
        }

        @Override
        public int hashCode() {
            return 31 * rule.hashCode() + Arrays.hashCode(arguments);
        }
    }
}
