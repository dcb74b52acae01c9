package io.cotangent.trace;

import java.util.List;
import java.util.stream.Collectors;

/** A program in Mermaid's language. */
final class MermaidDiagram extends Diagram {
    MermaidDiagram(Program program, List<Seen> looks) {
        super(program, looks);
    }

    @Override
    String head() {
        return "flowchart TD";
    }

    @Override
    String box(String id, Kind kind, List<String> label) {
        String text =
                label.stream().map(MermaidDiagram::escaped).collect(Collectors.joining("<br/>"));
        return switch (kind) {
            case INPUT -> id + "[\"" + text + "\"]";
            case CAPTURED -> id + "[[\"" + text + "\"]]";
            case OPERATION -> id + "(\"" + text + "\")";
            case LOOK -> id + "{\"" + text + "\"}";
            case OUTPUT -> id + "([\"" + text + "\"])";
        };
    }

    @Override
    String arrow(String from, String to, String label) {
        return from + " -->|\"" + escaped(label) + "\"| " + to;
    }

    @Override
    String foot() {
        return "";
    }

    /** What stands for a text between quotes: Mermaid reads HTML and Markdown there. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '#', '&', '<', '>', '`', '\\', '*', '_', '~' ->
                        escaped.append('#').append((int) c).append(';');
                case '\n' -> escaped.append("<br/>");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
