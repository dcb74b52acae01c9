package io.cotangent.agent;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles sources in memory, against stand-ins for the array, so that every release of the
 * language can be tried.
 */
final class Compiler {
    private static final Map<String, String> STAND_INS = StandIns.SOURCES;

    private Compiler() {}

    /** The class files by binary name, those of the stand-ins with them. */
    static Map<String, byte[]> compile(int release, String name, String source) {
        return compile(List.of("--release", String.valueOf(release), "-g"), Map.of(name, source));
    }

    /** The class files by binary name, those of the stand-ins with them. */
    static Map<String, byte[]> compile(List<String> options, Map<String, String> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Memory memory = new Memory(compiler.getStandardFileManager(diagnostics, null, null));
        Map<String, String> all = new TreeMap<>(STAND_INS);
        all.putAll(sources);
        List<Source> units =
                all.entrySet().stream()
                        .map(entry -> new Source(entry.getKey(), entry.getValue()))
                        .toList();
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-proc:none", "-implicit:none", "-cp", ""));
        if (!compiler.getTask(null, memory, diagnostics, arguments, null, units).call()) {
            throw new AssertionError(
                    diagnostics.getDiagnostics().stream()
                            .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                            .toList()
                            .toString());
        }
        return memory.classes;
    }

    /**
     * A loader of these classes, which gives their bytes as resources too, as every loader does
     * that reads files.
     */
    static ClassLoader loader(Map<String, byte[]> classes) {
        return new ClassLoader(ClassLoader.getPlatformClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] classFile = classes.get(name);
                if (classFile == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, classFile, 0, classFile.length);
            }

            @Override
            public InputStream getResourceAsStream(String name) {
                byte[] classFile = classes.get(name.replace(".class", "").replace('/', '.'));
                return classFile == null ? null : new ByteArrayInputStream(classFile);
            }
        };
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("memory:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, byte[]> classes = new TreeMap<>();

        Memory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream() {
                        @Override
                        public void close() {
                            classes.put(className, toByteArray());
                        }
                    };
                }
            };
        }
    }
}
