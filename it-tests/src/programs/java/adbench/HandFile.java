package adbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import models.Hand;

/**
 * A hand of ADBench's files.
 *
 * @param u where points are in their triangles, if they are in such
 * @param theta the pose
 */
record HandFile(Hand hand, double[][] u, double[] theta) {
    static HandFile read(Path folder, String instance, boolean isComplicated) throws IOException {
        List<Integer> parents = new ArrayList<>();
        List<double[]> relative = new ArrayList<>();
        List<double[]> inverse = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("bones.txt"))) {
            String[] parts = line.split(":");
            parents.add(Integer.parseInt(parts[1]));
            relative.add(numbers(parts, 2, 16));
            inverse.add(numbers(parts, 18, 16));
        }
        List<double[]> vertices = new ArrayList<>();
        List<double[]> weights = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("vertices.txt"))) {
            String[] parts = line.split(":");
            vertices.add(numbers(parts, 0, 3));
            double[] ofBones = new double[parents.size()];
            for (int i = 0; i < Integer.parseInt(parts[8]); i++) {
                ofBones[Integer.parseInt(parts[9 + 2 * i])] = Double.parseDouble(parts[10 + 2 * i]);
            }
            weights.add(ofBones);
        }
        List<int[]> triangles = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("triangles.txt"))) {
            double[] corners = numbers(line.split(":"), 0, 3);
            triangles.add(new int[] {(int) corners[0], (int) corners[1], (int) corners[2]});
        }
        Tokens file = new Tokens(folder.resolve(instance));
        int count = file.integer();
        int angles = file.integer();
        int[] correspondence = new int[count];
        double[][] points = new double[count][];
        for (int i = 0; i < count; i++) {
            correspondence[i] = file.integer();
            points[i] = file.numbers(3);
        }
        Hand hand =
                new Hand(
                        parents.stream().mapToInt(Integer::intValue).toArray(),
                        rows(relative),
                        rows(inverse),
                        rows(vertices),
                        rows(weights),
                        triangles.toArray(int[][]::new),
                        correspondence,
                        points);
        double[][] u = isComplicated ? file.rows(count, 2) : new double[0][];
        return new HandFile(hand, u, file.numbers(angles));
    }

    private static double[][] rows(List<double[]> rows) {
        return rows.toArray(double[][]::new);
    }

    private static double[] numbers(String[] parts, int from, int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = Double.parseDouble(parts[from + i]);
        }
        return numbers;
    }
}
