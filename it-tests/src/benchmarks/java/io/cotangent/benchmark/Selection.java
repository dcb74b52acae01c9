package io.cotangent.benchmark;

import java.util.List;

/** Workloads, and single operations of workloads. */
record Selection(List<String> parts) {

    /** Reads for example {@code W9,W10/exp}. */
    static Selection parse(String text) {
        return new Selection(List.of(text.split(",")));
    }

    /** What is selected. */
    List<Entry> of(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> parts.stream().anyMatch(part -> includes(part, entry)))
                .toList();
    }

    /** The parts that select nothing. */
    List<String> unknown(List<Entry> entries) {
        return parts.stream()
                .filter(part -> entries.stream().noneMatch(entry -> includes(part, entry)))
                .toList();
    }

    private static boolean includes(String part, Entry entry) {
        return part.equals(entry.workload()) || part.equals(entry.workload() + "/" + entry.name());
    }
}
