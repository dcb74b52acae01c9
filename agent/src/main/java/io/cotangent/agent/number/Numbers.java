package io.cotangent.agent.number;

import java.util.Set;
import org.objectweb.asm.Type;

/** Which types are numbers with shadows, and which hold such. */
final class Numbers {
    private static final Set<String> BOXES =
            Set.of("Ljava/lang/Double;", "Ljava/lang/Float;", "Ljava/lang/Number;");

    private static final Set<String> GENERAL =
            Set.of(
                    "Ljava/lang/Object;",
                    "Ljava/lang/Comparable;",
                    "Ljava/lang/Iterable;",
                    "Ljava/io/Serializable;");

    private Numbers() {}

    /** Whether a type is {@code double} or {@code float}. */
    static boolean isNumber(Type type) {
        return type.getSort() == Type.DOUBLE || type.getSort() == Type.FLOAT;
    }

    /** Whether a descriptor is {@code double}'s or {@code float}'s. */
    static boolean isNumber(String descriptor) {
        return descriptor.equals("D") || descriptor.equals("F");
    }

    /** Whether a type is an array of numbers, of any dimension. */
    static boolean isArray(Type type) {
        return type.getSort() == Type.ARRAY && isNumber(type.getElementType());
    }

    /** Whether a type may be a box of a number, by name. */
    static boolean isBox(Type type) {
        return BOXES.contains(type.getDescriptor());
    }

    /** Whether a type is of objects that may be boxes, or hold some: Java's general ones. */
    static boolean mayHold(Type type) {
        String name = type.getDescriptor().replace("[", "");
        return GENERAL.contains(name) || BOXES.contains(name) || name.startsWith("Ljava/util/");
    }

    /** Whether a method takes or gives a number. */
    static boolean inMethod(String descriptor) {
        char result = descriptor.charAt(descriptor.length() - 1);
        boolean isNumber = result == 'D' || result == 'F';
        return isNumber && descriptor.charAt(descriptor.length() - 2) == ')'
                || countArguments(descriptor) > 0;
    }

    /** How many arguments are numbers. This is asked of each call, so nothing is made for it. */
    static int countArguments(String descriptor) {
        int count = 0;
        boolean isElement = false;
        for (int at = 1; descriptor.charAt(at) != ')'; at++) {
            char kind = descriptor.charAt(at);
            if (kind == 'L') {
                at = descriptor.indexOf(';', at);
            } else if ((kind == 'D' || kind == 'F') && !isElement) {
                count++;
            }
            isElement = kind == '[';
        }
        return count;
    }

    /** Whether a method takes arrays of numbers, or boxes. */
    static boolean takesHolders(String descriptor) {
        for (Type type : Type.getArgumentTypes(descriptor)) {
            if (isArray(type) || isBox(type)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a method's type names numbers in any form. */
    static boolean mentions(String descriptor) {
        for (Type type : Type.getArgumentTypes(descriptor)) {
            if (isNumber(type) || isArray(type) || isBox(type)) {
                return true;
            }
        }
        Type result = Type.getReturnType(descriptor);
        return isNumber(result) || isArray(result) || isBox(result);
    }
}
