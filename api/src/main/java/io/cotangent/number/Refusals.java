package io.cotangent.number;

import io.cotangent.error.CotangentException;
import io.cotangent.error.RuleException;
import io.cotangent.error.UnmarkedCodeException;
import io.cotangent.error.Weaving;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The errors of woven code: each would have been a wrong derivative. They are kept on the tape,
 * too, so that a program that catches everything does not hide them.
 */
final class Refusals {
    private static final String ACTIVE = "a number that depends on what is differentiated ";

    private Refusals() {}

    /** A method of an object is not woven, and an argument is active. */
    static CotangentException unwoven(Object receiver, int tag, Tape t) {
        Class<?> type = receiver.getClass();
        String signature = Signatures.text(tag);
        Class<?> owner = Callees.owner(type, signature);
        String className = (owner == null ? type : owner).getName();
        String name = signature.substring(0, signature.indexOf('('));
        return passed(className + "." + name, t);
    }

    /** An active number, or an array or a box of such, is handed to a method that is not woven. */
    static CotangentException passed(String method, Tape t) {
        return kept(
                new UnmarkedCodeException(
                        ACTIVE
                                + "is passed to "
                                + method
                                + ", which is not marked, so that its derivative would be lost: "
                                + remedy(className(method))),
                t);
    }

    /** A call did not enter the method that it handed over to. */
    static CotangentException missed(int tag, Tape t) {
        return passed(Signatures.text(tag), t);
    }

    /** A woven method gives an active number to code that is not woven. */
    static CotangentException returned(int tag, Tape t) {
        String signature = Signatures.text(tag);
        return kept(
                new UnmarkedCodeException(
                        ACTIVE
                                + "is returned by "
                                + signature.substring(0, signature.indexOf('('))
                                + " to "
                                + StackFrames.unwovenCaller()
                                + ", which is not marked, so that its derivative would be lost: "
                                + remedy(StackFrames.unwovenCallersClass())),
                t);
    }

    /** A number is stored in a field of a class that is not woven. */
    static CotangentException stored(String field, Tape t) {
        return kept(
                new UnmarkedCodeException(
                        ACTIVE
                                + "is stored in "
                                + field
                                + ", a field of a class that is not marked, so that its derivative"
                                + " would be lost: "
                                + remedy(className(field))),
                t);
    }

    /** Code that is not woven has overwritten an active number. */
    static CotangentException overwritten(String place, double is, double was, Tape t) {
        return kept(
                new UnmarkedCodeException(
                        place
                                + " held "
                                + was
                                + ", "
                                + ACTIVE
                                + "and code that is not marked has written "
                                + is
                                + " over it, whose derivative is not known: mark the code that"
                                + " writes there, or write through marked code"),
                t);
    }

    /** A number is read by means that do not say where it was. */
    static CotangentException unseen(String method, Tape t) {
        return kept(
                new UnmarkedCodeException(
                        method
                                + " reads a number that may depend on what is differentiated, and whose"
                                + " derivative cannot be found there: read the field or the element itself"),
                t);
    }

    /** An object is written in a form that says nothing of derivatives. */
    static CotangentException serialized(Object object, Tape t) {
        return kept(
                new UnmarkedCodeException(
                        "a number that depends on what is differentiated is in the "
                                + Woven.plainName(object.getClass())
                                + " that is serialized, and its derivative would be lost: copy the"
                                + " object by a constructor or method of your own, or serialize it"
                                + " outside of what is differentiated"),
                t);
    }

    /** A method that could not be woven is called while there is something to differentiate. */
    static CotangentException notWoven(String method, String reason, Tape t) {
        return kept(
                new UnmarkedCodeException(
                        method
                                + " cannot be differentiated, "
                                + reason
                                + ": split it into smaller methods, or give it a derivative rule"),
                t);
    }

    /** A number is given to a function whose derivative rule has none for it. */
    static CotangentException ruled(String message, Tape t) {
        return kept(new RuleException(message), t);
    }

    /** A rule depends on numbers that it was not recorded for. */
    static RuleException seenInRule(String rule) {
        return new RuleException(
                rule
                        + " compares numbers where it is differentiated within itself, in a function that is"
                        + " compiled or batched: use Math.min and Math.max, or do not compile it");
    }

    /** Keeps an error on the tape. */
    static CotangentException kept(CotangentException error, Tape t) {
        if (t.failure == null) {
            t.failure = error;
        }
        return error;
    }

    /** Whether a box is active, or an element of an array or of one of Java's collections. */
    static boolean isActive(@Nullable Object object, Tape t) {
        return switch (object) {
            case null -> false;
            case double[] array -> hasActive(t.shadows(array));
            case float[] array -> hasActive(t.shadows(array));
            case Object[] rows -> Arrays.stream(rows).anyMatch(row -> isActive(row, t));
            case Collection<?> parts when isJavas(parts) ->
                    parts.stream().anyMatch(part -> isActive(part, t));
            case Map<?, ?> map when isJavas(map) ->
                    isActive(map.keySet(), t) || isActive(map.values(), t);
            case Optional<?> some -> some.isPresent() && isActive(some.get(), t);
            default -> t.shadowOf(object) != 0;
        };
    }

    /** Others' collections may do anything when they are looked at. */
    static boolean isJavas(Object collection) {
        return collection.getClass().getName().startsWith("java.util.");
    }

    private static boolean hasActive(int @Nullable [] shadows) {
        if (shadows != null) {
            for (int shadow : shadows) {
                if (shadow != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String className(String member) {
        int dot = member.lastIndexOf('.');
        return dot < 0 ? "" : member.substring(0, dot);
    }

    private static String remedy(String className) {
        String failure = Weaving.failure(className);
        if (failure != null) {
            return "its class could not be woven, " + failure;
        }
        if (className.isEmpty() || className.startsWith("java.") || className.startsWith("jdk.")) {
            return "compute it in marked code";
        }
        int lambda = className.indexOf("$$Lambda");
        return "mark it by the agent's option include="
                + (lambda < 0 ? className : className.substring(0, lambda))
                + ", or give it a derivative rule";
    }

    /** Frames of the stack that messages speak of. */
    private static final class StackFrames {
        private static final StackWalker WALKER =
                StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

        static String unwovenCaller() {
            return WALKER.walk(frames ->
                    frames.filter(frame -> isUnwoven(frame.getDeclaringClass()))
                            .findFirst()
                            .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                            .orElse("code"));
        }

        static String unwovenCallersClass() {
            return className(unwovenCaller());
        }

        private static boolean isUnwoven(Class<?> type) {
            return !Woven.isWoven(type) && !type.getPackageName().equals("io.cotangent.number");
        }
    }
}
