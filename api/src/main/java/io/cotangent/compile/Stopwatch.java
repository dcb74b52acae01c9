package io.cotangent.compile;

import io.cotangent.Profile;
import io.cotangent.array.DenseArray;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Watches runs of a plan: the best time of each step, and the memory that is in use. */
final class Stopwatch {
    /** Runs that are watched. */
    static final int RUNS = 20;

    private final Program program;
    private final List<Group> order;
    private final long[] nanos;
    private final long[] bytes;
    private final IdentityHashMap<Object, Long> live = new IdentityHashMap<>();
    private long start;
    private long now;
    private long peak;

    Stopwatch(Program program, List<Group> order) {
        this.program = program;
        this.order = order;
        this.nanos = new long[order.size()];
        this.bytes = new long[order.size()];
        Arrays.fill(nanos, Long.MAX_VALUE);
    }

    /** A step begins. */
    void start() {
        start = System.nanoTime();
    }

    /** A step has ended; nothing has been forgotten yet. */
    void stop(int step, DenseArray[] values) {
        nanos[step] = Math.min(nanos[step], System.nanoTime() - start);
        long made = 0;
        Group group = order.get(step);
        for (int i : group.equations()) {
            int first = program.equations().get(i).result();
            for (int variable = first; variable < first + program.results(i); variable++) {
                DenseArray array = values[variable];
                // Views are of something that is known, or not side by side; loops make no views.
                boolean isMade = array != null && (group.fused() || array.isContiguous());
                if (isMade && !live.containsKey(array.data())) {
                    long size = (long) array.size() * array.dtype().bytes();
                    live.put(array.data(), size);
                    made += size;
                }
            }
        }
        bytes[step] = made;
        now += made;
        peak = Math.max(peak, now);
    }

    /** Nobody needs the memory of an array any more. */
    void free(DenseArray array) {
        Long size = live.remove(array.data());
        now -= size == null ? 0 : size;
    }

    /** A run is over. */
    void end() {
        live.clear();
        now = 0;
    }

    /** The profile of a program that is one step. */
    static Profile whole(Program program, Supplier<DenseArray[]> run) {
        List<Integer> all = IntStream.range(0, program.equations().size()).boxed().toList();
        Stopwatch watch = new Stopwatch(program, List.of(new Group(all, true, new int[0])));
        for (int i = 0; i < RUNS; i++) {
            watch.start();
            DenseArray[] results = run.get();
            DenseArray[] values = new DenseArray[program.variables()];
            int[] outputs = program.outputs();
            for (int k = 0; k < results.length; k++) {
                values[outputs[k]] = results[k];
            }
            watch.stop(0, values);
            watch.end();
        }
        return watch.profile();
    }

    /** What was seen. */
    Profile profile() {
        List<Profile.Step> steps = new ArrayList<>();
        for (int step = 0; step < nanos.length; step++) {
            List<String> operations = new ArrayList<>();
            List<String> places = new ArrayList<>();
            for (int i : order.get(step).equations()) {
                Equation equation = program.equations().get(i);
                operations.add(equation.op().label());
                String place = equation.site().toString();
                if (!place.isEmpty() && !places.contains(place)) {
                    places.add(place);
                }
            }
            Collections.sort(places);
            steps.add(new Profile.Step(operations, places, nanos[step], bytes[step]));
        }
        return new Profile(steps, Arrays.stream(nanos).sum(), peak);
    }
}
