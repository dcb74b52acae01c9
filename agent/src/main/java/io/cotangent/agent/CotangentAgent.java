package io.cotangent.agent;

import io.cotangent.error.Weaving;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * The entry of the agent: {@code java -javaagent:cotangent-agent.jar[=OPTION,…] --add-modules
 * jdk.incubator.vector …}.
 *
 * <p>{@link #premain} runs before the program and costs a program without arrays next to nothing;
 * {@link #agentmain} joins a program that runs; {@link #main} prints the options.
 */
public final class CotangentAgent {
    private CotangentAgent() {}

    /**
     * Starts with the JVM, before the program. Options that cannot be used end the JVM with status
     * 1, and a message that says why: a program that runs without its agent would fail later, and
     * less plainly.
     */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException malformed) {
            System.err.print(malformed.getMessage());
            System.exit(1);
            return;
        }
        if (options.help()) {
            System.out.print(help());
            System.exit(0);
        }
        System.setProperty(Weaving.AGENT, version());
        InnerPackages.open(instrumentation);
        instrumentation.addTransformer(new Prefilter(options, instrumentation));
    }

    /**
     * Joins a JVM that runs: marked classes that are loaded already are transformed again. A method
     * that is running goes on in its old form until it is called again.
     *
     * @throws IllegalArgumentException where the options cannot be used, so that attaching fails;
     *     the JVM prints the message
     */
    public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
        Options options = Options.parse(arguments);
        if (options.help()) {
            System.out.print(help());
            return;
        }
        System.setProperty(Weaving.AGENT, version());
        InnerPackages.open(instrumentation);
        Attachment.install(options, instrumentation);
    }

    /** Prints how to use the agent. */
    public static void main(String[] arguments) {
        System.out.print(help());
    }

    private static String help() {
        return """
        Cotangent %s: differentiates the operations of NDArray in marked classes.

        java -javaagent:cotangent-agent.jar[=OPTION,...] --add-modules jdk.incubator.vector ...

        A class is marked by @Differentiable on it, on a class around it or on its package, or by the option include.

        """
                        .formatted(version())
                + Options.usage();
    }

    private static String version() {
        String version = CotangentAgent.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
