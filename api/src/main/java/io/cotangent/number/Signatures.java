package io.cotangent.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Numbers for methods by name and descriptor, the same for both sides of a call: a call names the
 * class that it is compiled against, and enters that of the object.
 */
public final class Signatures {
    /** In the order of their numbers; guarded by itself. */
    private static final List<String> ALL = new ArrayList<>();

    private static final Map<String, Integer> NUMBERS = new ConcurrentHashMap<>();

    private Signatures() {}

    /** The number of a method, at least 1; the same text has the same number in this JVM. */
    public static int of(String name, String descriptor) {
        return NUMBERS.computeIfAbsent(name + descriptor, Signatures::add);
    }

    private static int add(String signature) {
        synchronized (ALL) {
            ALL.add(signature);
            return ALL.size();
        }
    }

    /** The name and the descriptor that have a number. */
    static String text(int number) {
        synchronized (ALL) {
            return ALL.get(number - 1);
        }
    }
}
