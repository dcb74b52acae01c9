package generated;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The names that a place in a program knows, and that it draws from. */
final class Scope {
    /** The kinds of variables. */
    enum Kind {
        /** A number that may be assigned. */
        NUMBER,
        /** A number that may not. */
        FIXED,
        /** An array of three. */
        ARRAY,
        /** A matrix of two by three. */
        MATRIX,
        /** An object with fields. */
        CELL,
        /** A record. */
        PAIR,
        /** A function. */
        FUNCTION,
        /** A whole number that is not negative. */
        INT
    }

    private final Map<Kind, List<String>> names = new EnumMap<>(Kind.class);

    /** Nothing. */
    Scope() {}

    /** What another scope knows, to add to. */
    Scope(Scope outer) {
        outer.names.forEach((kind, all) -> names.put(kind, new ArrayList<>(all)));
    }

    /** What a function sees that is written here: nothing that is assigned again. */
    Scope fixed() {
        Scope inner = new Scope(this);
        inner.names.remove(Kind.NUMBER);
        inner.names.remove(Kind.INT);
        return inner;
    }

    void add(Kind kind, String name) {
        names.computeIfAbsent(kind, key -> new ArrayList<>()).add(name);
    }

    boolean has(Kind kind) {
        return names.containsKey(kind);
    }

    String any(Kind kind, Random random) {
        List<String> all = names.get(kind);
        return all.get(random.nextInt(all.size()));
    }

    List<String> all(Kind kind) {
        return names.getOrDefault(kind, List.of());
    }
}
