package io.cotangent.compile;

import io.cotangent.trace.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Equations that one step of a plan computes.
 *
 * @param equations their numbers, ascending
 * @param fused whether they are computed in one pass over elements, else it is one equation,
 *     computed as it stands, or products of one matrix, or several groups
 * @param uses the variables of other groups, inputs and constants that the step reads
 * @param parts the groups that a {@link StackStep} computes slice by slice, in their order; empty
 *     for any other step
 */
record Group(List<Integer> equations, boolean fused, int[] uses, List<Group> parts) {
    Group(List<Integer> equations, boolean fused, int[] uses) {
        this(equations, fused, uses, List.of());
    }

    /** Several groups as one. */
    static Group of(Program program, List<Group> parts) {
        List<Integer> equations = new ArrayList<>();
        Set<Integer> made = new HashSet<>();
        Set<Integer> uses = new LinkedHashSet<>();
        for (Group part : parts) {
            equations.addAll(part.equations);
            made.addAll(part.results(program));
        }
        for (Group part : parts) {
            for (int variable : part.uses) {
                if (!made.contains(variable)) {
                    uses.add(variable);
                }
            }
        }
        Collections.sort(equations);
        int[] used = uses.stream().mapToInt(Integer::intValue).toArray();
        return new Group(equations, false, used, parts);
    }

    /** The variables that it makes. */
    List<Integer> results(Program program) {
        List<Integer> results = new ArrayList<>();
        for (int i : equations) {
            int first = program.equations().get(i).result();
            for (int k = 0; k < program.results(i); k++) {
                results.add(first + k);
            }
        }
        return results;
    }

    /** The groups that are computed one after the other: itself, if it has no parts. */
    List<Group> flat() {
        return parts.isEmpty() ? List.of(this) : parts;
    }
}
