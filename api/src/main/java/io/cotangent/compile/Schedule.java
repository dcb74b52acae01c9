package io.cotangent.compile;

import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * The groups of a program's equations in an order in which they can be computed. Products of one
 * matrix and several columns that are there at the same time become one group.
 */
final class Schedule {
    private Schedule() {}

    /** Each group after those that it needs; otherwise in the order of their first equations. */
    static List<Group> of(Program program, List<Group> groups) {
        int[] makers = makers(program, groups);
        List<List<Integer>> users = new ArrayList<>();
        int[] missing = new int[groups.size()];
        for (int group = 0; group < groups.size(); group++) {
            users.add(new ArrayList<>());
        }
        int[] last = new int[groups.size()];
        Arrays.fill(last, -1);
        for (int group = 0; group < groups.size(); group++) {
            for (int variable : groups.get(group).uses()) {
                int maker = makers[variable];
                if (maker >= 0 && last[maker] != group) {
                    last[maker] = group;
                    users.get(maker).add(group);
                    missing[group]++;
                }
            }
        }
        PriorityQueue<Integer> ready =
                new PriorityQueue<>(
                        Comparator.comparing((Integer group) -> !isView(program, groups.get(group)))
                                .thenComparing(group -> groups.get(group).equations().get(0)));
        for (int group = 0; group < missing.length; group++) {
            if (missing[group] == 0) {
                ready.add(group);
            }
        }
        List<Group> order = new ArrayList<>();
        int scheduled = 0;
        while (!ready.isEmpty()) {
            int group = ready.remove();
            List<Integer> together = new ArrayList<>(List.of(group));
            ColumnsStep.matrix(program, groups.get(group))
                    .ifPresent(matrix -> {
                        List<Integer> others = others(program, groups, ready, matrix);
                        ready.removeAll(others);
                        together.addAll(others);
                    });
            order.add(united(groups, together));
            scheduled += together.size();
            for (int each : together) {
                for (int user : users.get(each)) {
                    if (--missing[user] == 0) {
                        ready.add(user);
                    }
                }
            }
        }
        if (scheduled != groups.size()) {
            throw new IllegalStateException("groups of equations need each other");
        }
        return order;
    }

    /** Views cost nothing, and products that read one matrix may wait for them only. */
    private static boolean isView(Program program, Group group) {
        return !group.fused() && View.isView(program.equations().get(group.equations().get(0)));
    }

    /** What else can be computed now of a matrix and a column. */
    private static List<Integer> others(
            Program program, List<Group> groups, Collection<Integer> ready, int matrix) {
        return ready.stream()
                .filter(i -> ColumnsStep.matrix(program, groups.get(i)).equals(Optional.of(matrix)))
                .sorted()
                .toList();
    }

    private static Group united(List<Group> groups, List<Integer> together) {
        if (together.size() == 1) {
            return groups.get(together.get(0));
        }
        List<Integer> equations = new ArrayList<>();
        int[] uses = {};
        for (int i : together) {
            equations.addAll(groups.get(i).equations());
            uses =
                    IntStream.concat(IntStream.of(uses), IntStream.of(groups.get(i).uses()))
                            .distinct()
                            .toArray();
        }
        Collections.sort(equations);
        return new Group(equations, false, uses);
    }

    /** For each variable the group that makes it, -1 for inputs and constants. */
    static int[] makers(Program program, List<Group> groups) {
        int[] makers = new int[program.variables()];
        Arrays.fill(makers, -1);
        for (int group = 0; group < groups.size(); group++) {
            for (int i : groups.get(group).equations()) {
                Equation equation = program.equations().get(i);
                for (int k = 0; k < program.results(i); k++) {
                    makers[equation.result() + k] = group;
                }
            }
        }
        return makers;
    }
}
