package io.cotangent.trace;

import io.cotangent.error.UserCode;
import io.cotangent.op.Op;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A place in the user's code, or what transformations made of it; immutable. */
public final class Site {
    private final String className;
    private final String method;
    private final String file;
    private final int line;
    private final Sweep sweep;
    private final String operation;

    /** The places made of this one, which loops ask for again and again. */
    private @Nullable Site pushed;

    private @Nullable Site pulled;

    /** The next of those {@link #pushed} from one place: as many as there are operations there. */
    private final @Nullable Site next;

    /** What records operations here: made when it is needed. */
    private @Nullable Tracer tracer;

    /** What operations are done for. */
    public enum Sweep {
        /** The function itself. */
        VALUE("the forward sweep"),
        /** Its derivative, from arguments to results. */
        TANGENT("the forward sweep of derivatives"),
        /** Its derivative, from results to arguments. */
        REVERSE("the reverse sweep");

        private final String text;

        Sweep(String text) {
            this.text = text;
        }

        /** As in {@code the reverse sweep}. */
        @Override
        public String toString() {
            return text;
        }
    }

    private Site(
            String className,
            String method,
            String file,
            int line,
            Sweep sweep,
            String operation,
            @Nullable Site next) {
        this.next = next;
        this.className = className;
        this.method = method;
        this.file = file;
        this.line = line;
        this.sweep = sweep;
        this.operation = operation;
    }

    /** A place in the user's code. */
    public Site(String className, String method, String file, int line) {
        this(className, method, file, line, Sweep.VALUE, "", null);
    }

    /**
     * The place of operations that no user's line asked for, such as those that a transformation
     * adds of its own accord.
     */
    public static final Site UNKNOWN = new Site("", "", "", -1);

    /** The traced face of the operations for this place. */
    Tracer tracer() {
        Tracer known = tracer;
        if (known == null) {
            known = new Tracer(this);
            tracer = known;
        }
        return known;
    }

    /** The line of the user's code that is being executed. */
    static Site ofCaller() {
        return UserCode.frame()
                .map(frame ->
                        new Site(
                                frame.getClassName(),
                                frame.getMethodName(),
                                Objects.requireNonNullElse(frame.getFileName(), ""),
                                frame.getLineNumber()))
                .orElse(UNKNOWN);
    }

    /** The class of the user's code. */
    public String className() {
        return className;
    }

    /** The method of the user's code. */
    public String method() {
        return method;
    }

    /** The source file. */
    public String file() {
        return file;
    }

    /** The line; negative where it is not known. */
    public int line() {
        return line;
    }

    /** What the operation there belongs to. */
    public Sweep sweep() {
        return sweep;
    }

    /** The operation of the user's code whose derivative this is; empty for {@link Sweep#VALUE}. */
    public String operation() {
        return operation;
    }

    /** The place of what the derivative of an operation here takes, forward. */
    public Site pushed(Op op) {
        String source = operation.isEmpty() ? op.label() : operation;
        Site known = pushed;
        while (known != null && !known.operation.equals(source)) {
            known = known.next;
        }
        if (known == null) {
            known = new Site(className, method, file, line, Sweep.TANGENT, source, pushed);
            pushed = known;
        }
        return known;
    }

    /** The place of what an operation here, between tangents, is in reverse. */
    public Site pulled() {
        Site known = pulled;
        if (known == null) {
            known = new Site(className, method, file, line, Sweep.REVERSE, operation, null);
            pulled = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Site site
                        && line == site.line
                        && sweep == site.sweep
                        && className.equals(site.className)
                        && method.equals(site.method)
                        && file.equals(site.file)
                        && operation.equals(site.operation));
    }

    @Override
    public int hashCode() {
        return Objects.hash(className, method, file, line, sweep, operation);
    }

    /** As in {@code Notebook.java:14}; empty where the place is not known. */
    @Override
    public String toString() {
        return line < 0 ? file : file + ":" + line;
    }
}
