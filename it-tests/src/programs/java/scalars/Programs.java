package scalars;

import io.cotangent.Cotangent;
import io.cotangent.function.DoubleFn1;

/** Whole functions in loops on plain numbers; the inputs stand in one array after the other. */
final class Programs {
    private Programs() {}

    static double rosenbrock(double[] x) {
        double sum = 0;
        for (int i = 0; i + 1 < x.length; i++) {
            double a = x[i + 1] - x[i] * x[i];
            double b = 1 - x[i];
            sum += 100 * a * a + b * b;
        }
        return sum;
    }

    static double logisticRegression(double[] p) {
        int rows = 7;
        int columns = 4;
        double loss = 0;
        for (int i = 0; i < rows; i++) {
            double z = 0;
            for (int j = 0; j < columns; j++) {
                z += p[i * columns + j] * p[rows * columns + j];
            }
            loss += Math.log1p(Math.exp(-z * p[(rows + 1) * columns + i]));
        }
        double penalty = 0;
        for (int j = 0; j < columns; j++) {
            double w = p[rows * columns + j];
            penalty += w * w;
        }
        return loss / rows + .05 * penalty;
    }

    static double lotkaVolterra(double[] p) {
        double[] u = {p[4], p[5]};
        double h = .02;
        for (int n = 0; n < 100; n++) {
            double[] k1 = slope(p, u);
            double[] k2 = slope(p, moved(u, h / 2, k1));
            double[] k3 = slope(p, moved(u, h / 2, k2));
            double[] k4 = slope(p, moved(u, h, k3));
            for (int i = 0; i < 2; i++) {
                u[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
            }
        }
        return u[0] * u[0] + u[1] * u[1];
    }

    private static double[] slope(double[] p, double[] u) {
        return new double[] {
            p[0] * u[0] - p[2] * u[0] * u[1] / 10, p[3] * u[0] * u[1] - p[1] * u[1]
        };
    }

    private static double[] moved(double[] u, double by, double[] k) {
        return new double[] {u[0] + by * k[0], u[1] + by * k[1]};
    }

    static double powerIteration(double[] a) {
        double[] v = {1, 1, 1};
        for (int n = 0; n < 30; n++) {
            v = times(a, v);
            double norm = Math.sqrt(dot(v, v));
            for (int i = 0; i < 3; i++) {
                v[i] /= norm;
            }
        }
        return dot(v, times(a, v));
    }

    private static double[] times(double[] a, double[] v) {
        double[] product = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < v.length; j++) {
                product[i] += a[i * v.length + j] * v[j];
            }
        }
        return product;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double newtonCubeRoot(double[] p) {
        double a = p[0];
        double x = a;
        while (Math.abs(Math.pow(x, 3) - a) > 1e-13 * 2.7) {
            x = x - (Math.pow(x, 3) - a) / (3 * x * x);
        }
        return x;
    }

    static double sinkhorn(double[] p) {
        int rows = 4;
        int columns = 5;
        double[][] k = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                k[i][j] = Math.exp(-p[i * columns + j] / .5);
            }
        }
        double[] u = new double[rows];
        double[] v = {1, 1, 1, 1, 1};
        for (int n = 0; n < 40; n++) {
            for (int i = 0; i < rows; i++) {
                u[i] = p[rows * columns + i] / dot(k[i], v);
            }
            for (int j = 0; j < columns; j++) {
                double sum = 0;
                for (int i = 0; i < rows; i++) {
                    sum += k[i][j] * u[i];
                }
                v[j] = p[rows * columns + rows + j] / sum;
            }
        }
        double cost = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                cost += u[i] * k[i][j] * v[j] * p[i * columns + j];
            }
        }
        return cost;
    }

    static double gaussianMixture(double[] p) {
        double total = 0;
        for (int n = 0; n < 9; n++) {
            double[] terms = new double[3];
            for (int k = 0; k < 3; k++) {
                double d0 = p[18 + 2 * n] - p[3 + 2 * k];
                double d1 = p[19 + 2 * n] - p[4 + 2 * k];
                double e0 = p[9 + 2 * k];
                double e1 = p[10 + 2 * k];
                double q0 = Math.exp(e0) * d0;
                double q1 = p[15 + k] * d0 + Math.exp(e1) * d1;
                terms[k] = p[k] + e0 + e1 - .5 * (q0 * q0 + q1 * q1);
            }
            total += logSumExp(terms);
        }
        return total - 9 * logSumExp(new double[] {p[0], p[1], p[2]});
    }

    private static double logSumExp(double... terms) {
        double most = terms[0];
        for (double term : terms) {
            most = Math.max(most, term);
        }
        double sum = 0;
        for (double term : terms) {
            sum += Math.exp(term - most);
        }
        return most + Math.log(sum);
    }

    static double[] reprojection(double[] p) {
        double t = Math.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2]);
        double[] w = {p[0] / t, p[1] / t, p[2] / t};
        double[] d = {p[11] - p[3], p[12] - p[4], p[13] - p[5]};
        double along = dot(w, d) * (1 - Math.cos(t));
        double[] q = new double[3];
        for (int i = 0; i < 3; i++) {
            int j = (i + 1) % 3;
            int k = (i + 2) % 3;
            double cross = w[j] * d[k] - w[k] * d[j];
            q[i] = d[i] * Math.cos(t) + cross * Math.sin(t) + w[i] * along;
        }
        double x = q[0] / q[2];
        double y = q[1] / q[2];
        double s = x * x + y * y;
        double bent = (1 + p[9] * s + p[10] * s * s) * p[6];
        return new double[] {x * bent + p[7], y * bent + p[8]};
    }

    static double hiddenMarkov(double[] p) {
        int[] seen = {0, 3, 1, 2, 2, 0, 1};
        double[][] a = new double[3][];
        double[][] e = new double[3][];
        for (int i = 0; i < 3; i++) {
            a[i] = normed(p, 3 * i, 3);
            e[i] = normed(p, 9 + 4 * i, 4);
        }
        double[] f = normed(p, 21, 3);
        for (int i = 0; i < 3; i++) {
            f[i] += e[i][seen[0]];
        }
        for (int n = 1; n < seen.length; n++) {
            double[] next = new double[3];
            for (int j = 0; j < 3; j++) {
                next[j] = e[j][seen[n]] + logSumExp(f[0] + a[0][j], f[1] + a[1][j], f[2] + a[2][j]);
            }
            f = next;
        }
        return logSumExp(f);
    }

    private static double[] normed(double[] p, int from, int size) {
        double[] part = java.util.Arrays.copyOfRange(p, from, from + size);
        double log = logSumExp(part);
        for (int i = 0; i < size; i++) {
            part[i] -= log;
        }
        return part;
    }

    static double[] keplerLeapfrog(double[] p) {
        double[] q = {p[0], p[1]};
        double[] v = {p[2], p[3]};
        double h = .05;
        for (int n = 0; n < 60; n++) {
            kick(q, v, h / 2 * p[4]);
            q[0] += h * v[0];
            q[1] += h * v[1];
            kick(q, v, h / 2 * p[4]);
        }
        return new double[] {q[0], q[1], v[0], v[1]};
    }

    private static void kick(double[] q, double[] v, double by) {
        double cube = Math.pow(q[0] * q[0] + q[1] * q[1], 1.5);
        v[0] -= by * q[0] / cube;
        v[1] -= by * q[1] / cube;
    }

    static double eightSchools(double[] p) {
        double[] y = {28, 8, -3, 7, -1, 1, 18, 12};
        double[] s = {15, 10, 16, 11, 9, 11, 10, 18};
        double mu = p[0];
        double tau = Math.exp(p[1]);
        double log = -.5 * (mu / 5) * (mu / 5) - Math.log(1 + tau / 5 * (tau / 5)) + p[1];
        for (int i = 0; i < 8; i++) {
            double theta = p[2 + i];
            double z = (y[i] - mu - tau * theta) / s[i];
            log -= .5 * theta * theta + .5 * z * z + Math.log(s[i]);
        }
        return log;
    }

    static double[] thomasTridiagonal(double[] p) {
        double[] c = new double[6];
        double[] x = new double[6];
        for (int i = 0; i < 6; i++) {
            double low = i == 0 ? 0 : p[11 + i - 1];
            double m = p[i] + 4 - (i == 0 ? 0 : low * c[i - 1]);
            c[i] = i < 5 ? p[6 + i] / m : 0;
            x[i] = (p[16 + i] - (i == 0 ? 0 : low * x[i - 1])) / m;
        }
        for (int i = 4; i >= 0; i--) {
            x[i] -= c[i] * x[i + 1];
        }
        return x;
    }

    static double branches(double[] x) {
        double s = 0;
        for (double v : x) {
            if (v > 1) {
                s += v * v * v;
            } else if (v < 0) {
                s -= Math.exp(v) * x[0];
            } else {
                s += Math.sin(v) * x[3];
            }
        }
        return s;
    }

    static double hestonPaths(double[] p) {
        double h = .05;
        double kappa = p[2];
        double rho = p[5];
        double sum = 0;
        for (int path = 0; path < 4; path++) {
            double x = Math.log(p[0]);
            double w = p[1];
            for (int t = 0; t < 20; t++) {
                double z1 = p[6 + 4 * t + path];
                double z2 = p[86 + 4 * t + path];
                double above = Math.max(w, 0);
                double dw = Math.sqrt(above * h + 1e-12);
                x += (.02 - above / 2) * h + dw * z1;
                double mixed = rho * z1 + Math.sqrt(1 - rho * rho) * z2;
                w += kappa * (p[3] - above) * h + p[4] * dw * mixed;
            }
            sum += Math.log1p(Math.exp((Math.exp(x) - 100) / 5));
        }
        return sum / 4 * 5;
    }

    static double pairwiseEnergy(double[] x) {
        double e = 0;
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < i; j++) {
                double r = .1;
                for (int k = 0; k < 3; k++) {
                    double d = x[3 * i + k] - x[3 * j + k];
                    r += d * d;
                }
                e += 1 / (r * r * r) - 1 / r;
            }
        }
        return e;
    }

    static double gradInside(double[] p) {
        double x = p[0];
        DoubleFn1 inner = z -> x * z * z * z + Math.sin(z * p[1]);
        return x * Cotangent.grad(inner).apply(p[1]);
    }
}
