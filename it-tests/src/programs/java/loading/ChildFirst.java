package loading;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;

/** A loader that has classes of its own, whatever its parent has, and gives other files away. */
final class ChildFirst extends ClassLoader {
    private final Map<String, byte[]> classes;
    private final Map<String, byte[]> files;

    /**
     * A loader.
     *
     * @param files the class files that it gives away
     */
    ChildFirst(Map<String, byte[]> classes, Map<String, byte[]> files) {
        super(ChildFirst.class.getClassLoader());
        this.classes = classes;
        this.files = files;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            byte[] bytes = classes.get(name);
            if (known != null) {
                return known;
            }
            return bytes == null
                    ? super.loadClass(name, resolve)
                    : defineClass(name, bytes, 0, bytes.length);
        }
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        byte[] bytes = files.get(name.replace(".class", "").replace('/', '.'));
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }
}
