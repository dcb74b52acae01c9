package io.cotangent.intrinsics.scalar;

/** Finds instructions that are there already, by what they do: a hash table of their numbers. */
final class KnownInstructions {
    private final Instructions instructions;

    /** Numbers of instructions and one more; 0 where a place is free. */
    private int[] table = new int[256];

    KnownInstructions(Instructions instructions) {
        this.instructions = instructions;
    }

    /** The instruction that does this; a new one if there is none. */
    int find(int code, int a, int b, int c) {
        int place = hash(code, a, b, c) & (table.length - 1);
        while (table[place] != 0) {
            int known = table[place] - 1;
            if (instructions.code(known) == code
                    && instructions.operand(known, 0) == a
                    && instructions.operand(known, 1) == b
                    && instructions.operand(known, 2) == c) {
                return known;
            }
            place = (place + 1) & (table.length - 1);
        }
        int added = instructions.add(code, a, b, c);
        table[place] = added + 1;
        if (2 * (added + 1) > table.length) {
            grow();
        }
        return added;
    }

    private void grow() {
        int[] old = table;
        table = new int[2 * old.length];
        for (int entry : old) {
            if (entry != 0) {
                int i = entry - 1;
                int hash =
                        hash(
                                instructions.code(i),
                                instructions.operand(i, 0),
                                instructions.operand(i, 1),
                                instructions.operand(i, 2));
                int place = hash & (table.length - 1);
                while (table[place] != 0) {
                    place = (place + 1) & (table.length - 1);
                }
                table[place] = entry;
            }
        }
    }

    private static int hash(int code, int a, int b, int c) {
        int hash = code;
        hash = hash * 0x9E3779B1 + a;
        hash = hash * 0x9E3779B1 + b;
        hash = hash * 0x9E3779B1 + c;
        hash *= 0x85EBCA6B;
        return hash ^ hash >>> 15;
    }
}
