package io.cotangent.trace;

import java.util.List;
import java.util.stream.Collectors;

/** A program in Graphviz' language. */
final class DotDiagram extends Diagram {
    DotDiagram(Program program, List<Seen> looks) {
        super(program, looks);
    }

    @Override
    String head() {
        return "digraph program {\n  node [fontname=\"monospace\"];";
    }

    @Override
    String box(String id, Kind kind, List<String> label) {
        String style =
                switch (kind) {
                    case INPUT -> "shape=box";
                    case CAPTURED -> "shape=box, style=dashed";
                    case OPERATION -> "shape=box, style=rounded";
                    case LOOK -> "shape=diamond";
                    case OUTPUT -> "shape=oval";
                };
        String text = label.stream().map(DotDiagram::escaped).collect(Collectors.joining("\\n"));
        return id + " [" + style + ", label=\"" + text + "\"];";
    }

    @Override
    String arrow(String from, String to, String label) {
        return from + " -> " + to + " [label=\"" + escaped(label) + "\"];";
    }

    @Override
    String foot() {
        return "}";
    }

    /** What stands for a text between quotes: in DOT these are escaped, and backslashes. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
