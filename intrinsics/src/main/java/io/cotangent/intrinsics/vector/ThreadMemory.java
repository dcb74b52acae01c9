package io.cotangent.intrinsics.vector;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** The memory that threads have taken for objects. */
final class ThreadMemory {
    private static final boolean IS_KNOWN =
            ModuleLayer.boot().findModule("jdk.management").isPresent();

    private ThreadMemory() {}

    /** Apart, because it needs that module. */
    private static final class Known {
        static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        private Known() {}
    }

    /** The bytes that this thread has taken so far; always the same where nobody counts them. */
    static long bytes() {
        return IS_KNOWN ? Known.THREADS.getCurrentThreadAllocatedBytes() : 0;
    }
}
