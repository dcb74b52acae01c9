package io.cotangent.op;

import io.cotangent.array.Shape;
import io.cotangent.error.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A product and sum in Einstein's notation, read and checked against shapes. An ellipsis is written
 * out, with capital letters from beyond the alphabet for its axes.
 *
 * @param operands the letters of each operand's axes
 * @param result the letters of the result's axes, each once
 * @param lengths of each letter's axis; 1 only where all operands have 1
 */
record Einsum(List<String> operands, String result, Map<Character, Integer> lengths) {
    /** The first of the letters that stand for the axes of an ellipsis, counted from the last. */
    private static final char HIDDEN = '\u0391';

    static Einsum parse(String notation, List<Shape> shapes) {
        String text = notation.replace(" ", "");
        int arrow = text.indexOf("->");
        String left = arrow < 0 ? text : text.substring(0, arrow);
        String[] parts = left.split(",", -1);
        if (parts.length != shapes.size()) {
            throw malformed(
                    notation, "has " + parts.length + " operands, but there are " + shapes.size());
        }
        List<String> operands = new ArrayList<>();
        int most = 0;
        for (int i = 0; i < parts.length; i++) {
            int hidden = hidden(notation, parts[i], shapes.get(i));
            most = Math.max(most, hidden);
            operands.add(written(parts[i], hidden));
        }
        Map<Character, Integer> lengths = lengths(notation, operands, shapes);
        String result =
                arrow < 0 ? implied(operands, most) : written(text.substring(arrow + 2), most);
        requireKnown(notation, result, lengths);
        return new Einsum(operands, result, lengths);
    }

    /** The number of axes that an operand's ellipsis stands for. */
    private static int hidden(String notation, String part, Shape shape) {
        String letters = part.replaceFirst("\\.\\.\\.", "");
        if (!letters.chars().allMatch(c -> c < 128 && Character.isLetter(c))) {
            throw malformed(notation, "\"" + part + "\" is not made of letters and one ...");
        }
        int hidden = shape.rank() - letters.length();
        boolean ellipsis = letters.length() != part.length();
        if (hidden < 0 || (hidden > 0 && !ellipsis)) {
            throw malformed(
                    notation,
                    "\"" + part + "\" does not name the " + shape.rank() + " axes of " + shape);
        }
        return ellipsis ? hidden : 0;
    }

    private static String written(String part, int hidden) {
        StringBuilder axes = new StringBuilder();
        for (int i = hidden - 1; i >= 0; i--) {
            axes.append((char) (HIDDEN + i));
        }
        return part.replace("...", axes);
    }

    private static Map<Character, Integer> lengths(
            String notation, List<String> operands, List<Shape> shapes) {
        Map<Character, Integer> lengths = new TreeMap<>();
        for (int i = 0; i < operands.size(); i++) {
            for (int axis = 0; axis < operands.get(i).length(); axis++) {
                char letter = operands.get(i).charAt(axis);
                int length = shapes.get(i).length(axis);
                int known = lengths.getOrDefault(letter, 1);
                if (known != 1 && length != 1 && known != length) {
                    throw malformed(
                            notation,
                            "axis " + letter + " has length " + known + " and length " + length);
                }
                lengths.put(letter, known == 1 ? length : known);
            }
        }
        return lengths;
    }

    /** The axes of the ellipsis, and then the letters that occur once. */
    private static String implied(List<String> operands, int most) {
        String all = String.join("", operands);
        String once =
                all.chars()
                        .filter(c -> c < HIDDEN && all.indexOf(c) == all.lastIndexOf(c))
                        .sorted()
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
        return written("...", most) + once;
    }

    private static void requireKnown(
            String notation, String result, Map<Character, Integer> lengths) {
        for (int i = 0; i < result.length(); i++) {
            char letter = result.charAt(i);
            if (!lengths.containsKey(letter)) {
                throw malformed(notation, "the result's " + letter + " is in no operand");
            }
            if (result.indexOf(letter) != i) {
                throw malformed(notation, "the result has " + letter + " twice");
            }
        }
    }

    private static ShapeException malformed(String notation, String reason) {
        return new ShapeException(
                "einsum: \""
                        + notation
                        + "\": "
                        + reason
                        + ": give a letter for each axis, as in \"ij,jk->ik\"");
    }
}
