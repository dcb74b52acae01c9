package io.cotangent.agent;

import io.cotangent.agent.number.NumberWeaver;
import io.cotangent.number.Tape;
import io.cotangent.number.Woven;
import java.lang.module.ResolvedModule;
import java.net.URI;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which classes have their plain numbers woven: those that are marked, that can see the library,
 * and that are loaded after the agent. Others may have functions for the library woven, and methods
 * that have derivative rules.
 */
final class PlainNumbers {
    private static final String PLATFORM = "jrt";

    /** Where a class must be looked for to know whether it is the platform's. */
    private static final Set<String> PLATFORM_PACKAGES = platformPackages();

    private final Marks marks;
    private final NumberWeaver weaver;
    private final Map<ClassLoader, Map<String, Boolean>> known =
            Collections.synchronizedMap(new WeakHashMap<>());
    private final Map<ClassLoader, Boolean> seeing =
            Collections.synchronizedMap(new WeakHashMap<>());

    /** The names of the classes that were there before the agent. */
    private final Map<ClassLoader, Set<String>> early =
            Collections.synchronizedMap(new WeakHashMap<>());

    PlainNumbers(Marks marks, NumberWeaver.Ruled ruled) {
        this.marks = marks;
        this.weaver = new NumberWeaver(this::isWoven, ruled);
    }

    /** Says that classes cannot get new methods any more. */
    void loadedBefore(Class<?>... classes) {
        for (Class<?> type : classes) {
            ClassLoader loader = type.getClassLoader();
            if (loader != null) {
                early.computeIfAbsent(loader, key -> ConcurrentHashMap.newKeySet())
                        .add(type.getName().replace('.', '/'));
            }
        }
    }

    /**
     * The class with its numbers woven; null where there is nothing to weave.
     *
     * @param hasRules whether the options give its methods derivative rules
     */
    byte @Nullable [] weave(
            ClassLoader loader,
            String name,
            byte[] classFile,
            boolean marked,
            boolean hasRules,
            @Nullable Class<?> redefined) {
        String dotted = name.replace('/', '.');
        try {
            if (redefined != null && !Woven.isWoven(redefined)) {
                if (marked) {
                    Failures.numbersLeft(
                            dotted,
                            "as it was loaded before the agent: start the JVM with -javaagent");
                }
                return null;
            }
            if (!marked && !Prefilter.isOnTheWay(name)) {
                return (hasRules || ConstantPool.mentionsLibrary(classFile)) && sees(loader)
                        ? weaver.weaveFunctions(loader, classFile)
                        : null;
            }
            if (!sees(loader)) {
                Failures.numbersLeft(dotted, "as its class loader does not find the library");
                return null;
            }
            return weaver.weave(loader, classFile);
        } catch (Throwable failure) { // What was woven before stays.
            Failures.numbersFailed(dotted, failure);
            return null;
        }
    }

    private boolean isWoven(ClassLoader loader, String name) {
        Map<String, Boolean> names =
                known.computeIfAbsent(loader, key -> new ConcurrentHashMap<>());
        Boolean woven = names.get(name);
        if (woven == null) {
            woven = isWovenWhenLoaded(loader, name);
            names.put(name, woven);
        }
        return woven;
    }

    private boolean isWovenWhenLoaded(ClassLoader loader, String name) {
        if (Prefilter.isOnTheWay(name)) {
            return true;
        }
        if (!Prefilter.isUsers(name)
                || !marks.isMarkedByName(loader, name)
                || isEarly(loader, name)) {
            return false;
        }
        if (!PLATFORM_PACKAGES.contains(packageOf(name))) {
            return true;
        }
        URL file = loader.getResource(name + ".class");
        return file == null || !file.getProtocol().equals(PLATFORM);
    }

    private static String packageOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/'))).replace('/', '.');
    }

    private static Set<String> platformPackages() {
        return ModuleLayer.boot().configuration().modules().stream()
                .filter(PlainNumbers::isOfPlatform)
                .flatMap(module -> module.reference().descriptor().packages().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isOfPlatform(ResolvedModule module) {
        return module.reference()
                .location()
                .map(URI::getScheme)
                .filter(PLATFORM::equals)
                .isPresent();
    }

    private boolean isEarly(ClassLoader loader, String name) {
        for (ClassLoader at = loader; at != null; at = at.getParent()) {
            Set<String> names = early.get(at);
            if (names != null && names.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the classes of a loader find the library, and this one. */
    private boolean sees(ClassLoader loader) {
        Boolean sees = seeing.get(loader);
        if (sees == null) {
            sees = findsLibrary(loader);
            seeing.put(loader, sees);
        }
        return sees;
    }

    private static boolean findsLibrary(ClassLoader loader) {
        try {
            return Class.forName(Tape.class.getName(), false, loader) == Tape.class;
        } catch (ClassNotFoundException | LinkageError none) {
            return false;
        }
    }
}
