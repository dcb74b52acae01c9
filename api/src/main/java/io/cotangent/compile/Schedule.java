package io.cotangent.compile;

import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The groups of a program's equations in an order in which they can be computed. */
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
                        Comparator.comparingInt(group -> groups.get(group).equations().get(0)));
        for (int group = 0; group < missing.length; group++) {
            if (missing[group] == 0) {
                ready.add(group);
            }
        }
        List<Group> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            int group = ready.remove();
            order.add(groups.get(group));
            for (int user : users.get(group)) {
                if (--missing[user] == 0) {
                    ready.add(user);
                }
            }
        }
        if (order.size() != groups.size()) {
            throw new IllegalStateException("groups of equations need each other");
        }
        return order;
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
