package models;

/**
 * A model of a hand, in some pose, and how far its surface is from points.
 *
 * @param parents the bone that each bone hangs on; -1 for the first
 * @param relative of each bone, the transform to the one that it hangs on, row by row
 * @param inverse of each bone, the transform from its place at rest
 * @param vertices of the surface, at rest
 * @param weights of each vertex, how much each bone moves it
 * @param triangles of vertices
 * @param correspondence of each point, the vertex or the triangle that it belongs to
 */
public record Hand(
        int[] parents,
        double[][] relative,
        double[][] inverse,
        double[][] vertices,
        double[][] weights,
        int[][] triangles,
        int[] correspondence,
        double[][] points) {
    /**
     * The three coordinates that each point is off.
     *
     * @param u where each point is in its triangle; none where points belong to vertices
     * @param pose the axis and angle of the hand, where it is, and four angles of each finger
     */
    public double[] errors(double[][] u, double[] pose) {
        double[][] bones = transforms(pose);
        double[] global = global(pose);
        double[] errors = new double[3 * points.length];
        for (int i = 0; i < points.length; i++) {
            double[] surface =
                    u.length == 0
                            ? vertex(bones, global, correspondence[i])
                            : inside(bones, global, triangles[correspondence[i]], u[i]);
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
        double[] ofBones = weights[index];
        for (int bone = 0; bone < ofBones.length; bone++) {
            if (ofBones[bone] != 0) {
                double[] moved = apply(bones[bone], vertices[index]);
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
        double[][] absolute = new double[parents.length][];
        double[][] skinning = new double[parents.length][];
        for (int bone = 0; bone < absolute.length; bone++) {
            double[] own = relative[bone];
            int finger = (bone - 1) / 4;
            int joint = (bone - 1) % 4;
            if (bone > 0 && joint > 0 && finger < 5) {
                int at = 6 + 4 * finger + (joint == 1 ? 0 : joint);
                own = times(own, angles(pose[at], joint == 1 ? pose[at + 1] : 0));
            }
            int parent = parents[bone];
            absolute[bone] = parent < 0 ? own : times(absolute[parent], own);
            skinning[bone] = times(absolute[bone], inverse[bone]);
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
