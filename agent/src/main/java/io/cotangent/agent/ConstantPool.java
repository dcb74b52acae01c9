package io.cotangent.agent;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Looks through the constant pool of a class file for the name of the array's type, or of an
 * annotation that gives a method a derivative rule, and for other names of the library. It runs for
 * each class that the program loads, so that it walks the bytes as they are: no object is made, and
 * nothing behind the pool is read.
 */
final class ConstantPool {
    private static final int COUNT_AT = 8;
    private static final int FIRST_ENTRY_AT = 10;
    private static final int TEXT = 1;

    /**
     * Bytes of an entry by its tag, the tag included; 0 where no tag is known. Texts say their own
     * length.
     */
    private static final byte[] SIZES =
            Arrays.copyOf(
                    new byte[] {0, 3, 0, 5, 5, 9, 9, 3, 3, 5, 5, 5, 5, 0, 0, 4, 3, 5, 5, 3, 3},
                    256);

    /** The size of a long or a double. */
    private static final int WIDE = 9;

    private static final byte[][] NAMES = names();
    private static final long LENGTHS = lengths(NAMES);

    /** What else brings the rest of the agent up: classes that differentiate, and marks. */
    private static final byte[][] LIBRARY = {
        "io/cotangent/Cotangent".getBytes(StandardCharsets.UTF_8),
        "Lio/cotangent/Differentiable;".getBytes(StandardCharsets.UTF_8)
    };

    private static final long LIBRARY_LENGTHS = lengths(LIBRARY);

    /** The end of the type of a site that makes a function for the library, but for its name. */
    private static final byte[] FUNCTIONS =
            ")Lio/cotangent/function/".getBytes(StandardCharsets.UTF_8);

    private ConstantPool() {}

    /**
     * Whether the class file may mention the array, or a derivative rule: true also for what cannot
     * be understood.
     */
    static boolean mentionsArray(byte[] classFile) {
        return mentions(classFile, NAMES, LENGTHS, false);
    }

    /**
     * Whether the class file may be marked, or differentiate, or make a function for the library:
     * true also for what cannot be understood.
     */
    static boolean mentionsLibrary(byte[] classFile) {
        return mentions(classFile, LIBRARY, LIBRARY_LENGTHS, true);
    }

    private static boolean mentions(
            byte[] classFile, byte[][] names, long lengths, boolean functions) {
        try {
            return scan(classFile, names, lengths, functions);
        } catch (ArrayIndexOutOfBoundsException truncated) { // Cheaper than to ask at each entry.
            return true;
        }
    }

    /**
     * Most classes are looked at before this is compiled, so that each bytecode of the loop counts.
     */
    private static boolean scan(byte[] classFile, byte[][] names, long lengths, boolean functions) {
        int count = unsignedShort(classFile, COUNT_AT);
        int at = FIRST_ENTRY_AT;
        for (int index = 1; index < count; index++) {
            int tag = classFile[at];
            if (tag == TEXT) {
                int length = (classFile[at + 1] & 0xff) << 8 | classFile[at + 2] & 0xff;
                at += 3;
                // A shift takes the length modulo 64, which lets a few long texts through to the
                // comparison.
                if ((lengths >>> length & 1) != 0 && isName(classFile, at, length, names)) {
                    return true;
                }
                if (functions && makesFunction(classFile, at, length)) {
                    return true;
                }
                at += length;
            } else {
                int size = SIZES[tag & 0xff];
                if (size == 0) {
                    return true;
                }
                if (size == WIDE) {
                    index++; // These take two places in the pool.
                }
                at += size;
            }
        }
        return at > classFile.length;
    }

    private static boolean makesFunction(byte[] classFile, int from, int length) {
        if (length < FUNCTIONS.length || classFile[from] != '(') {
            return false;
        }
        for (int at = from + length - FUNCTIONS.length; at > from; at--) {
            if (classFile[at] == ')') {
                return Arrays.equals(
                        FUNCTIONS, 0, FUNCTIONS.length, classFile, at, at + FUNCTIONS.length);
            }
        }
        return false;
    }

    private static boolean isName(byte[] classFile, int from, int length, byte[][] names) {
        for (byte[] name : names) {
            if (name.length == length
                    && Arrays.equals(name, 0, length, classFile, from, from + length)) {
                return true;
            }
        }
        return false;
    }

    private static int unsignedShort(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    private static byte[][] names() {
        byte[][] names = new byte[Operations.OWNERS.size() + CustomMethods.ANNOTATIONS.size()][];
        int next = 0;
        for (String annotation : CustomMethods.ANNOTATIONS) {
            names[next++] = annotation.getBytes(StandardCharsets.UTF_8);
        }
        for (String owner : Operations.OWNERS) {
            names[next++] = owner.getBytes(StandardCharsets.UTF_8);
        }
        return names;
    }

    /**
     * The lengths of the names as a set of bits: most texts of a pool are told apart by length
     * alone.
     */
    private static long lengths(byte[][] names) {
        long lengths = 0;
        for (byte[] name : names) {
            lengths |= 1L << name.length;
        }
        return lengths;
    }
}
