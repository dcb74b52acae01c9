package io.cotangent.agent;

import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.List;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.agent.builder.ResettableClassFileTransformer;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatchers;
import org.jspecify.annotations.Nullable;

/**
 * The life in a JVM that runs already: Byte Buddy finds the loaded classes that are marked and has
 * the JVM transform them again. The transforming is {@link Prefilter}'s, as at start-up. At
 * start-up nothing is loaded yet that could be marked, and Byte Buddy takes half a second to come
 * up, so it is left out there.
 */
final class Attachment {
    /**
     * A property of Byte Buddy: keeps it from Unsafe, which is not needed here and makes the JVM
     * print warnings.
     */
    private static final String SAFE = "net.bytebuddy.safe";

    private Attachment() {}

    /** Transforms the marked classes there are, and those to come. */
    static void install(Options options, Instrumentation instrumentation) {
        Prefilter prefilter = new Prefilter(options, instrumentation);
        prefilter.weaver().numbers().loadedBefore(instrumentation.getAllLoadedClasses());
        boolean set = System.getProperty(SAFE) == null;
        if (set) {
            System.setProperty(SAFE, "true");
        }
        try {
            builder(prefilter).installOn(instrumentation);
        } finally {
            if (set) {
                System.clearProperty(SAFE);
            }
        }
        prefilter.weaver().test();
    }

    private static AgentBuilder builder(Prefilter prefilter) {
        return new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(RedefinitionStrategy.RETRANSFORMATION)
                // One by one: the JVM refuses a batch as a whole.
                .with(RedefinitionStrategy.BatchAllocator.ForFixedSize.ofSize(1))
                .with(new FailureListener())
                .with(
                        (AgentBuilder.TransformerDecorator)
                                delegate -> new Delegation(delegate, prefilter))
                .ignore(ElementMatchers.none())
                .type((type, loader, module, loaded, domain) ->
                        loaded != null && isMarked(prefilter, type, loaded))
                .transform((builder, type, loader, module, domain) -> builder);
    }

    private static boolean isMarked(Prefilter prefilter, TypeDescription type, Class<?> loaded) {
        ClassLoader loader = loaded.getClassLoader();
        String name = type.getInternalName();
        return loader != null
                && Prefilter.isUsers(loaded.getModule(), loader, name)
                && prefilter.weaver().isMarked(loader, name);
    }

    /** Byte Buddy's transformer with the prefilter in place of its transforming. */
    private static final class Delegation extends ResettableClassFileTransformer.WithDelegation {
        private final Prefilter prefilter;

        Delegation(ResettableClassFileTransformer delegate, Prefilter prefilter) {
            super(delegate);
            this.prefilter = prefilter;
        }

        @Override
        public byte @Nullable [] transform(
                Module module,
                @Nullable ClassLoader loader,
                @Nullable String name,
                @Nullable Class<?> redefined,
                @Nullable ProtectionDomain domain,
                byte[] classFile) {
            return prefilter.transform(module, loader, name, redefined, domain, classFile);
        }
    }

    /** Reports the classes that the JVM refuses to transform again. */
    private static final class FailureListener extends RedefinitionStrategy.Listener.Adapter {
        @Override
        public Iterable<? extends List<Class<?>>> onError(
                int index, List<Class<?>> batch, Throwable cause, List<Class<?>> types) {
            batch.forEach(type -> Failures.classFailed(type.getName(), cause));
            return List.of();
        }
    }
}
