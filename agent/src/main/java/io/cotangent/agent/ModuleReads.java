package io.cotangent.agent;

import io.cotangent.agent.number.NumberWeaver;
import io.cotangent.number.Tape;
import java.lang.instrument.Instrumentation;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Lets modules read the library whose classes call it since they were woven. */
final class ModuleReads {
    private ModuleReads() {}

    /** Lets a module read the library, and the agent, if it does not. */
    static void add(Instrumentation instrumentation, Module module) {
        Set<Module> more = new HashSet<>();
        for (Class<?> called : new Class<?>[] {Tape.class, NumberWeaver.class}) {
            if (!module.canRead(called.getModule())) {
                more.add(called.getModule());
            }
        }
        if (!more.isEmpty()) {
            instrumentation.redefineModule(module, more, Map.of(), Map.of(), Set.of(), Map.of());
        }
    }
}
