package io.cotangent.agent;

import io.cotangent.error.Weaving;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Where all that goes wrong ends: in the log, because the JVM drops what a transformer throws, and
 * in the runtime, so that its errors can say why a class was not redirected.
 */
final class Failures {
    private static final AtomicBoolean SAID_VERSION = new AtomicBoolean();

    private static final AtomicBoolean SAID_NUMBERS = new AtomicBoolean();

    private Failures() {}

    /**
     * The log, made with the first message: a logger at start-up is a cost that most programs need
     * not bear.
     */
    static Logger log() {
        return System.getLogger("io.cotangent.agent");
    }

    /** A class could not be redirected, and stays as it was. */
    static void classFailed(String className, Throwable cause) {
        log().log(Level.WARNING, className + " could not be redirected and stays as it was", cause);
        Weaving.failed(className, oneLine(cause));
    }

    /**
     * A class has a version that cannot be read or redirected: worth one line a JVM, however many
     * classes there are.
     */
    static void versionFailed(String className, int version) {
        String cause =
                "its class-file version "
                        + version
                        + " (Java "
                        + (version - 44)
                        + ") is not between "
                        + Rewriter.OLDEST_VERSION
                        + " and "
                        + Rewriter.NEWEST_VERSION
                        + ", which this release of Cotangent can redirect";
        boolean first = SAID_VERSION.compareAndSet(false, true);
        log().log(
                        first ? Level.WARNING : Level.DEBUG,
                        className
                                + " stays as it was: "
                                + cause
                                + ". Compile it for another release, or look for a newer"
                                + " Cotangent.");
        Weaving.failed(className, cause);
    }

    /**
     * The self-test failed: told once, and kept in the runtime under the name of the class that was
     * to work.
     */
    static void selfTestFailed(String className, String cause) {
        log().log(Level.ERROR, "Cotangent's agent is on, but its self-test failed: " + cause);
        Weaving.failed(className, cause);
    }

    /** A rule in the options is for a method that its class does not have. */
    static void ruleUnused(String method) {
        log().log(
                        Level.WARNING,
                        "The options give a derivative rule for "
                                + method
                                + ", which is no method with code of that class: look at its name and the types of"
                                + " its parameters");
    }

    /** A class with derivative rules was there before the agent. */
    static void rulesLate(String className) {
        log().log(
                        Level.WARNING,
                        className
                                + " was loaded before the agent was attached: its methods with derivative rules run"
                                + " as they are, and refuse to be differentiated. Start the JVM with -javaagent.");
    }

    /** The plain numbers of a class could not be woven. */
    static void numbersFailed(String className, Throwable cause) {
        log().log(
                        Level.WARNING,
                        className + ": its plain numbers could not be woven and stay as they were",
                        cause);
        Weaving.failed(className, oneLine(cause));
    }

    /** A marked class is there already, or cannot see the library: worth one line a JVM. */
    static void numbersLeft(String className, String cause) {
        boolean first = SAID_NUMBERS.compareAndSet(false, true);
        log().log(
                        first ? Level.WARNING : Level.DEBUG,
                        className + ": its plain numbers cannot be differentiated, " + cause);
    }

    /** A throwable in one line. */
    static String oneLine(Throwable cause) {
        return cause.toString().lines().findFirst().orElse(cause.getClass().getName());
    }
}
