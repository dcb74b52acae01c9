package io.cotangent.error;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What error messages need to know of the agent's work. Names and causes only, so that no class
 * loader is kept alive.
 */
public final class Weaving {
    /**
     * The system property by which an agent says that it is there; its value is the agent's
     * version.
     */
    public static final String AGENT = "cotangent.agent";

    private static final Map<String, String> FAILURES = new ConcurrentHashMap<>();

    private static final Set<String> WOVEN = ConcurrentHashMap.newKeySet();

    private Weaving() {}

    /** Whether this JVM has the agent. */
    public static boolean isActive() {
        return System.getProperty(AGENT) != null;
    }

    /**
     * Refuses to go on without the agent.
     *
     * @param what what needs it, in the plural
     */
    public static void require(String what) {
        if (!isActive()) {
            throw new AgentMissingException(
                    what
                            + " need the agent, and this JVM runs without: start it with"
                            + " java -javaagent:cotangent-agent.jar --add-modules jdk.incubator.vector …");
        }
    }

    /** Records that a class has redirected calls. */
    public static void woven(String className) {
        WOVEN.add(className);
    }

    /** Whether a class has redirected calls, of which at least one was reached. */
    public static boolean isWoven(String className) {
        return WOVEN.contains(className);
    }

    /** Records that a marked class was left as it was, and why. */
    public static void failed(String className, String cause) {
        FAILURES.put(className, cause);
    }

    /** Why a marked class was left as it was; null where it was not. */
    public static @Nullable String failure(String className) {
        return FAILURES.get(className);
    }
}
