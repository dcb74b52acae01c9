package suite;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.junit.runner.Description;
import org.junit.runner.JUnitCore;
import org.junit.runner.notification.Failure;
import org.junit.runner.notification.RunListener;

/** The tests of a jar. */
final class Tests {
    static final String PASSED = "passed";
    static final String IGNORED = "ignored";
    private static final String CLASS = "Test.class";

    private Tests() {}

    /** The classes with tests whose names begin with one of some prefixes. */
    static List<Class<?>> in(Path jar, List<String> prefixes) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName().replace('/', '.'))
                    .filter(name -> name.endsWith(CLASS) && name.indexOf('$') < 0)
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .filter(name -> prefixes.stream().anyMatch(name::startsWith))
                    .sorted()
                    .<Class<?>>map(Tests::load)
                    .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What became of each test. */
    static Map<String, String> run(List<Class<?>> classes) {
        Map<String, String> outcomes = new TreeMap<>();
        JUnitCore core = new JUnitCore();
        core.addListener(
                new RunListener() {
                    @Override
                    public void testFinished(Description test) {
                        outcomes.putIfAbsent(test.getDisplayName(), PASSED);
                    }

                    @Override
                    public void testFailure(Failure failure) {
                        outcomes.put(
                                failure.getDescription().getDisplayName(),
                                failure.getException().toString());
                    }

                    @Override
                    public void testIgnored(Description test) {
                        outcomes.put(test.getDisplayName(), IGNORED);
                    }
                });
        core.run(classes.toArray(new Class<?>[0]));
        return outcomes;
    }
}
