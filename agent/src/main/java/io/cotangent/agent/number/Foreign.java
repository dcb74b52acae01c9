package io.cotangent.agent.number;

import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Type;

/**
 * Calls of methods that may be nobody's whom the agent knows, and that take objects which may be
 * boxes of numbers, or hold some: what such a method makes of them has no shadow.
 */
final class Foreign {
    private static final String TEXT = "Ljava/lang/String;";

    /** Java's own classes keep boxes as they are; loggers make texts of them. */
    private static final List<String> FRIENDS =
            List.of(
                    "java/",
                    "io/cotangent/",
                    "org/slf4j/",
                    "org/apache/logging/",
                    "org/apache/commons/logging/",
                    "[");

    private Foreign() {}

    /** Whether a call is one of those. */
    static boolean takes(Call call) {
        return keeps(call) || givesBack(call);
    }

    /**
     * Whether the method may keep what it is given, or what it computes of it, in an object of its
     * own, or gives a number.
     */
    static boolean keeps(Call call) {
        return takesUnknown(call) && (!call.isStatic() || isNumber(call.result()));
    }

    /**
     * Whether the method gives an object, which may be one of those that it is given: a method that
     * only checks them. Methods that give nothing, or a text, only look.
     */
    static boolean givesBack(Call call) {
        Type result = call.result();
        return call.isStatic()
                && result.getSort() >= Type.ARRAY
                && !isNumber(result)
                && !result.getDescriptor().equals(TEXT)
                && takesUnknown(call);
    }

    private static boolean isNumber(Type type) {
        return Numbers.isNumber(type) || Numbers.isBox(type);
    }

    private static boolean takesUnknown(Call call) {
        return FRIENDS.stream().noneMatch(call.owner()::startsWith)
                && call.descriptor().indexOf(';') >= 0
                && Arrays.stream(call.arguments()).anyMatch(Numbers::mayHold);
    }
}
