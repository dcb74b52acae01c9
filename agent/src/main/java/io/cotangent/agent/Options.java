package io.cotangent.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for behind {@code -javaagent:…=}. The table of options is {@link Option}:
 * parsed and printed from there.
 *
 * @param include globs of classes to mark, beside those with the annotation
 * @param exclude globs of classes that are never marked
 * @param rules derivative rules for methods, by the names of their classes with dots throughout
 * @param dump where to write rewritten classes, or null
 * @param help whether only the help is wanted
 */
record Options(
        List<Glob> include,
        List<Glob> exclude,
        Map<String, List<Replacement>> rules,
        @Nullable Path dump,
        boolean help) {

    /** Whether there are rules for methods of a class; its name is the internal one. */
    boolean replaces(@Nullable String name) {
        return name != null && !rules.isEmpty() && rules.containsKey(key(name));
    }

    /** The rules for methods of a class. */
    List<Replacement> replacements(String name) {
        return rules.getOrDefault(key(name), List.of());
    }

    /** Whether there is a rule for a method; its class's name is the internal one. */
    boolean hasRule(String owner, String method, String descriptor) {
        return replaces(owner)
                && replacements(owner).stream().anyMatch(each -> each.matches(method, descriptor));
    }

    private static String key(String name) {
        return name.replace('/', '.').replace('$', '.');
    }

    /** The options there are. */
    enum Option {
        INCLUDE(
                "include",
                "=GLOB;GLOB;...",
                "marks the classes that a glob matches, as @Differentiable does",
                "none"),
        EXCLUDE(
                "exclude",
                "=GLOB;GLOB;...",
                "never marks these classes: wins over include and @Differentiable",
                "none"),
        JVP(
                "jvp",
                "=METHOD:RULE;...",
                "gives methods derivatives by rules for tangents, as @CustomJvp does",
                "none"),
        VJP(
                "vjp",
                "=METHOD:RULE;...",
                "gives methods derivatives by rules for cotangents, as @CustomVjp does",
                "none"),
        DUMP("dump", "=DIR", "writes each rewritten class to DIR/package/Name.class", "off"),
        HELP("help", "", "prints this text and ends", "off");

        private final String key;
        private final String value;
        private final String doc;
        private final String preset;

        Option(String key, String value, String doc, String preset) {
            this.key = key;
            this.value = value;
            this.doc = doc;
            this.preset = preset;
        }
    }

    /**
     * Reads the options and makes the directory that {@code dump} names.
     *
     * @throws IllegalArgumentException with a message that lists all that is wrong, and the known
     *     options
     */
    static Options parse(@Nullable String arguments) {
        Parser parser = new Parser();
        if (arguments != null && !arguments.isBlank()) {
            items(arguments).forEach(item -> parser.read(item.strip()));
        }
        return parser.finish();
    }

    /** The options, parted at commas, but for those between parentheses. */
    private static List<String> items(String arguments) {
        List<String> items = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < arguments.length(); i++) {
            switch (arguments.charAt(i)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case ',' -> {
                    if (depth <= 0) {
                        items.add(arguments.substring(start, i));
                        start = i + 1;
                    }
                }
                default -> {}
            }
        }
        items.add(arguments.substring(start));
        return items;
    }

    /** The known options, a line each with its default, and what a glob is. */
    static String usage() {
        StringBuilder usage = new StringBuilder("Options, separated by commas:\n");
        for (Option option : Option.values()) {
            String left = option.key + option.value;
            usage.append("  ").append(left).repeat(' ', 24 - left.length()).append(option.doc);
            usage.append(" (default: ").append(option.preset).append(")\n");
        }
        return usage.append(
                        "A glob is a class name with dots; * stays within a package, ** goes"
                                + " across, ? is one character.\n")
                .append(
                        "A plain class or package name stands for itself and all below it; a nested"
                                + " class goes with its\n")
                .append(
                        "outer class. Example:"
                                + " include=com.acme.model.**;com.acme.Main,exclude=**.*Test\n")
                .append(
                        "A METHOD is com.lib.Foo.bar, or com.lib.Foo.bar(NDArray,int) for one of"
                                + " several; its class need\n")
                .append(
                        "not be marked. A RULE is com.acme.Rules.barRule, a static method whose"
                                + " class is marked by this.\n")
                .toString();
    }

    /**
     * Collects the options, and all that is wrong with them, so that the user mends everything at
     * once.
     */
    private static final class Parser {
        private final List<Glob> include = new ArrayList<>();
        private final List<Glob> exclude = new ArrayList<>();
        private final Map<String, List<Replacement>> rules = new HashMap<>();
        private final List<String> problems = new ArrayList<>();
        private @Nullable Path dump;
        private boolean help;

        void read(String item) {
            int equals = item.indexOf('=');
            String key = equals < 0 ? item : item.substring(0, equals);
            String value = equals < 0 ? "" : item.substring(equals + 1);
            Option option = find(key);
            if (option == null) {
                problems.add(unknown(key));
            } else if (option == Option.HELP) {
                help = true;
                if (equals >= 0) {
                    problems.add("help: takes no value, write help alone");
                }
            } else if (value.isBlank()) {
                problems.add(key + ": the value is missing, write " + key + option.value);
            } else {
                readValue(option, value);
            }
        }

        Options finish() {
            if (problems.isEmpty()) {
                return new Options(
                        List.copyOf(include), List.copyOf(exclude), Map.copyOf(rules), dump, help);
            }
            StringBuilder message =
                    new StringBuilder("Cotangent: the agent's options cannot be used:\n");
            for (String problem : problems) {
                message.append("  ").append(problem).append('\n');
            }
            throw new IllegalArgumentException(message.append(usage()).toString());
        }

        private void readValue(Option option, String value) {
            switch (option) {
                case INCLUDE -> readGlobs(option, value, include);
                case EXCLUDE -> readGlobs(option, value, exclude);
                case JVP, VJP -> readRules(option, value);
                case DUMP -> readDump(value);
                case HELP -> throw new AssertionError(option);
            }
        }

        private void readGlobs(Option option, String value, List<Glob> globs) {
            for (String text : value.split(";", -1)) {
                try {
                    globs.add(Glob.of(text.strip()));
                } catch (IllegalArgumentException bad) {
                    problems.add(option.key + ": " + bad.getMessage());
                }
            }
        }

        private void readRules(Option option, String value) {
            for (String text : value.split(";", -1)) {
                try {
                    Replacement rule = Replacement.of(option == Option.JVP, text.strip());
                    rules.computeIfAbsent(key(rule.className()), name -> new ArrayList<>())
                            .add(rule);
                    include.add(Glob.of(rule.rule().className()));
                } catch (IllegalArgumentException bad) {
                    problems.add(option.key + ": " + bad.getMessage());
                }
            }
        }

        private void readDump(String value) {
            if (dump != null) {
                problems.add("dump: given twice, name one directory");
                return;
            }
            try {
                dump = Files.createDirectories(Path.of(value)).toAbsolutePath();
            } catch (IOException | InvalidPathException | SecurityException bad) {
                problems.add(
                        "dump: the directory \""
                                + value
                                + "\" cannot be made ("
                                + bad
                                + "), name one that can be written");
            }
        }

        private static @Nullable Option find(String key) {
            for (Option option : Option.values()) {
                if (option.key.equals(key)) {
                    return option;
                }
            }
            return null;
        }

        private static String unknown(String key) {
            if (key.isEmpty()) {
                return "an option is empty: remove the extra comma";
            }
            String hint =
                    key.contains(".") || key.contains("*")
                            ? ": globs are separated by ';', not by ','"
                            : "";
            return "\"" + key + "\" is not an option" + hint;
        }
    }
}
