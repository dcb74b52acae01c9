package io.cotangent.intrinsics.scalar;

import io.cotangent.intrinsics.BinaryFunction;
import io.cotangent.intrinsics.Comparison;
import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.UnaryFunction;
import java.util.Locale;

/** What an instruction does. Every operation has the bits of the kernel of the same name. */
sealed interface Operation {
    /** The kind of the result. */
    Kind kind();

    /** The name in a listing. */
    String label();

    /** A function of a number. */
    record Unary(UnaryFunction f, Kind kind) implements Operation {
        @Override
        public String label() {
            return f.name().toLowerCase(Locale.ROOT);
        }
    }

    /** A function of two values of one kind. */
    record Binary(BinaryFunction f, Kind kind) implements Operation {
        @Override
        public String label() {
            return f.name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code a * b + c}, rounded once. */
    record Fma(Kind kind) implements Operation {
        @Override
        public String label() {
            return "fma";
        }
    }

    /** A comparison of two values of a kind. */
    record Compare(Comparison comparison, Kind of) implements Operation {
        @Override
        public Kind kind() {
            return Kind.BOOL;
        }

        @Override
        public String label() {
            return comparison.name().toLowerCase(Locale.ROOT);
        }
    }

    /** By a truth value one of two values of one kind. */
    record Select(Kind kind) implements Operation {
        @Override
        public String label() {
            return "select";
        }
    }

    /** The same value as another kind. */
    record Convert(Kind from, Kind kind) implements Operation {
        @Override
        public String label() {
            return "convert";
        }
    }
}
