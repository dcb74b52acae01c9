package io.cotangent.agent;

import io.cotangent.agent.Replacement.Rule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The methods of one class that have derivative rules, by annotation or option. */
final class CustomMethods {
    private static final String JVP = "Lio/cotangent/CustomJvp;";
    private static final String VJP = "Lio/cotangent/CustomVjp;";

    /** The descriptors of the annotations: what a class file mentions that has one. */
    static final List<String> ANNOTATIONS = List.of(JVP, VJP);

    private static final int CANNOT =
            Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_BRIDGE;

    private final boolean annotated;
    private final List<Replacement> replacements;
    private final Map<String, Custom> found = new HashMap<>();
    private final Set<Replacement> used = new HashSet<>();

    /**
     * A method with a rule.
     *
     * @param rule the rule
     * @param problem why it cannot be used, null where it can
     * @param line the first line of the method, -1 where it is not known
     */
    record Custom(Rule rule, @Nullable String problem, int line) {
        Custom at(int first) {
            return new Custom(rule, problem, first);
        }

        Custom but(String reason) {
            return new Custom(rule, reason, line);
        }
    }

    /**
     * For a class.
     *
     * @param annotated whether annotations count: in marked classes they do
     * @param replacements what the options say of the class
     */
    CustomMethods(boolean annotated, List<Replacement> replacements) {
        this.annotated = annotated;
        this.replacements = replacements;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** The method, null where it has no rule. */
    @Nullable Custom get(String name, String descriptor) {
        return found.get(name + descriptor);
    }

    /** The replacements that no method was found for. */
    List<Replacement> unused() {
        return replacements.stream().filter(one -> !used.contains(one)).toList();
    }

    /** Says of all methods that their rules cannot be used. */
    void refuse(String problem) {
        found.replaceAll((method, custom) -> custom.but(problem));
    }

    /** Looks for a rule on a method that is visited next. */
    @Nullable MethodVisitor finder(int access, String name, String descriptor) {
        if (name.startsWith("<") || (access & CANNOT) != 0) {
            return null;
        }
        for (Replacement replacement : replacements) {
            if (replacement.matches(name, descriptor)) {
                used.add(replacement);
                add(name + descriptor, replacement.rule());
            }
        }
        return new Finder(name + descriptor);
    }

    private void add(String key, Rule rule) {
        Custom custom = new Custom(rule, null, -1);
        found.merge(
                key,
                custom,
                (before, more) ->
                        before.rule().equals(more.rule())
                                ? before
                                : before.but(
                                        "there are two, "
                                                + before.rule().name()
                                                + " and "
                                                + more.rule().name()
                                                + ": leave one of them"));
    }

    private final class Finder extends MethodVisitor {
        private final String key;

        Finder(String key) {
            super(Opcodes.ASM9);
            this.key = key;
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return annotated && ANNOTATIONS.contains(descriptor)
                    ? new RuleReader(key, descriptor.equals(JVP))
                    : null;
        }

        @Override
        public void visitLineNumber(int line, Label start) {
            found.computeIfPresent(
                    key, (method, custom) -> custom.line() < 0 ? custom.at(line) : custom);
        }
    }

    private final class RuleReader extends AnnotationVisitor {
        private final String key;
        private final boolean isForward;
        private String name = "";
        private String className = "";

        RuleReader(String key, boolean isForward) {
            super(Opcodes.ASM9);
            this.key = key;
            this.isForward = isForward;
        }

        @Override
        public void visit(String member, Object value) {
            if (member.equals("value")) {
                name = (String) value;
            } else if (member.equals("in") && ((Type) value).getSort() == Type.OBJECT) {
                className = ((Type) value).getClassName();
            }
        }

        @Override
        public void visitEnd() {
            add(key, new Rule(isForward, className, name));
        }
    }
}
