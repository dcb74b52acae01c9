package adbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A model of a hand, in some pose, and how far its surface is from points. */
final class Hand {
    private final List<Integer> parents = new ArrayList<>();
    private final List<double[]> relative = new ArrayList<>();
    private final List<double[]> inverse = new ArrayList<>();
    private final List<double[]> base = new ArrayList<>();
    private final List<double[]> weights = new ArrayList<>();
    private final List<int[]> triangles = new ArrayList<>();
    private final int[] correspondence;
    private final double[][] points;

    /** The barycentric coordinates of points in their triangles, if they are in such. */
    final double[][] coordinates;

    final double[] theta;

    Hand(Path folder, String instance, boolean isComplicated) throws IOException {
        readModel(folder);
        Tokens file = new Tokens(folder.resolve(instance));
        int count = file.integer();
        int angles = file.integer();
        correspondence = new int[count];
        points = new double[count][];
        for (int i = 0; i < count; i++) {
            correspondence[i] = file.integer();
            points[i] = file.numbers(3);
        }
        coordinates = isComplicated ? file.rows(count, 2) : new double[0][];
        theta = file.numbers(angles);
    }

    private void readModel(Path folder) throws IOException {
        for (String line : Files.readAllLines(folder.resolve("bones.txt"))) {
            String[] parts = line.split(":");
            parents.add(Integer.parseInt(parts[1]));
            relative.add(numbers(parts, 2, 16));
            inverse.add(numbers(parts, 18, 16));
        }
        for (String line : Files.readAllLines(folder.resolve("vertices.txt"))) {
            String[] parts = line.split(":");
            base.add(numbers(parts, 0, 3));
            double[] ofBones = new double[parents.size()];
            for (int i = 0; i < Integer.parseInt(parts[8]); i++) {
                ofBones[Integer.parseInt(parts[9 + 2 * i])] = Double.parseDouble(parts[10 + 2 * i]);
            }
            weights.add(ofBones);
        }
        for (String line : Files.readAllLines(folder.resolve("triangles.txt"))) {
            String[] parts = line.split(":");
            triangles.add(
                    new int[] {
                        Integer.parseInt(parts[0]),
                        Integer.parseInt(parts[1]),
                        Integer.parseInt(parts[2])
                    });
        }
    }

    private static double[] numbers(String[] parts, int from, int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = Double.parseDouble(parts[from + i]);
        }
        return numbers;
    }

    /** The three coordinates that each point is off. */
    double[] errors(double[][] u, double[] pose) {
        double[][] bones = transforms(pose);
        double[] global = global(pose);
        double[] errors = new double[3 * points.length];
        for (int i = 0; i < points.length; i++) {
            double[] surface =
                    u.length == 0
                            ? vertex(bones, global, correspondence[i])
                            : inside(bones, global, triangles.get(correspondence[i]), u[i]);
            for (int j = 0; j < 3; j++) {
                errors[3 * i + j] = points[i][j] - surface[j];
            }
        }
        return errors;
    }

    private double[] inside(double[][] bones, double[] global, int[] triangle, double[] u) {
        double[] a = vertex(bones, global, triangle[0]);
        double[] b = vertex(bones, global, triangle[1]);
        double[] c = vertex(bones, global, triangle[2]);
        double[] sum = new double[3];
        for (int j = 0; j < 3; j++) {
            sum[j] = u[0] * a[j] + u[1] * b[j] + (1 - u[0] - u[1]) * c[j];
        }
        return sum;
    }

    private double[] vertex(double[][] bones, double[] global, int index) {
        double[] sum = new double[3];
        double[] ofBones = weights.get(index);
        for (int bone = 0; bone < ofBones.length; bone++) {
            if (ofBones[bone] != 0) {
                double[] moved = apply(bones[bone], base.get(index));
                for (int j = 0; j < 3; j++) {
                    sum[j] += ofBones[bone] * moved[j];
                }
            }
        }
        return apply(global, sum);
    }

    private static double[] apply(double[] m, double[] x) {
        double[] y = new double[3];
        for (int i = 0; i < 3; i++) {
            y[i] = m[4 * i] * x[0] + m[4 * i + 1] * x[1] + m[4 * i + 2] * x[2] + m[4 * i + 3];
        }
        return y;
    }

    /** Of each bone, from the base position to the pose. */
    private double[][] transforms(double[] pose) {
        double[][] absolute = new double[parents.size()][];
        double[][] skinning = new double[parents.size()][];
        for (int bone = 0; bone < absolute.length; bone++) {
            double[] own = relative.get(bone);
            int finger = (bone - 1) / 4;
            int joint = (bone - 1) % 4;
            if (bone > 0 && joint > 0 && finger < 5) {
                int at = 6 + 4 * finger + (joint == 1 ? 0 : joint);
                own = times(own, angles(pose[at], joint == 1 ? pose[at + 1] : 0));
            }
            int parent = parents.get(bone);
            absolute[bone] = parent < 0 ? own : times(absolute[parent], own);
            skinning[bone] = times(absolute[bone], inverse.get(bone));
        }
        return skinning;
    }

    /** Turns by a flexion, about x, and then by an abduction, about z. */
    private static double[] angles(double x, double z) {
        double[] turn = {
            1, 0, 0, 0, 0, Math.cos(x), -Math.sin(x), 0, 0, Math.sin(x), Math.cos(x), 0, 0, 0, 0, 1
        };
        double[] aside = {
            Math.cos(z), -Math.sin(z), 0, 0, Math.sin(z), Math.cos(z), 0, 0, 0, 0, 1, 0, 0, 0, 0, 1
        };
        return times(aside, turn);
    }

    private static double[] times(double[] a, double[] b) {
        double[] c = new double[16];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                for (int k = 0; k < 4; k++) {
                    c[4 * i + j] += a[4 * i + k] * b[4 * k + j];
                }
            }
        }
        return c;
    }

    /** A rotation about an axis, and a translation. */
    private static double[] global(double[] pose) {
        double angle = Math.sqrt(pose[0] * pose[0] + pose[1] * pose[1] + pose[2] * pose[2]);
        double s = Math.sin(angle);
        double c = Math.cos(angle);
        double[] w = {pose[0] / angle, pose[1] / angle, pose[2] / angle};
        double[] m = new double[16];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                m[4 * i + j] = w[i] * w[j] * (1 - c) + (i == j ? c : 0);
            }
            m[4 * i + (i + 1) % 3] -= w[(i + 2) % 3] * s;
            m[4 * i + (i + 2) % 3] += w[(i + 1) % 3] * s;
            m[4 * i + 3] = pose[3 + i];
        }
        m[15] = 1;
        return m;
    }
}
