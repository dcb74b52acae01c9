package adbench;

import check.Check;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.cotangent.Cotangent;
import io.cotangent.NDArray;
import io.cotangent.function.Fn1;
import io.cotangent.function.ToDoubleFn1;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import models.Characters;
import models.Hand;

/** The objectives of ADBench in loops on plain numbers, against reference values. */
public final class Main {
    private static final double BOUND = 1e-8;

    /** Characters of a text that is a long program already. */
    private static final int FEW = 110;

    private Main() {}

    /** Checks them on the files of a folder. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        JsonObject all =
                JsonParser.parseString(Files.readString(folder.resolve("references.json")))
                        .getAsJsonObject();
        mixture(folder, all.getAsJsonObject("gmm"));
        bundle(folder, all.getAsJsonObject("ba"));
        hand(folder, all.getAsJsonObject("hand_simple"), false);
        hand(folder, all.getAsJsonObject("hand_complicated"), true);
        characters(folder, all.getAsJsonObject("lstm"));
        Check.done();
    }

    /** Compares numbers with a summary of them. */
    private static void compare(String what, double[] found, JsonObject expected) {
        Check.is(what + ": size", found.length, expected.get("size").getAsInt());
        double sum = 0;
        double weighted = 0;
        double squares = 0;
        for (int i = 0; i < found.length; i++) {
            sum += found[i];
            weighted += found[i] * Math.cos(i + 1);
            squares += found[i] * found[i];
        }
        double norm = expected.get("norm2").getAsDouble();
        double bound = BOUND * (1 + norm);
        Check.close(what + ": norm", Math.sqrt(squares), BOUND, norm);
        Check.close(what + ": sum", sum, bound, expected.get("sum").getAsDouble());
        Check.close(what + ": weighted", weighted, bound, expected.get("weighted").getAsDouble());
        String key = expected.has("values") ? "values" : "first8";
        double[] first = numbers(expected.getAsJsonArray(key));
        for (int i = 0; i < first.length; i++) {
            Check.close(what + " " + i, found[i], BOUND, first[i]);
        }
    }

    private static double[] numbers(JsonArray array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).getAsDouble();
        }
        return numbers;
    }

    private static double[] flat(double[]... rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static void mixture(Path folder, JsonObject expected) throws IOException {
        Tokens file = new Tokens(folder.resolve("gmm_d2_K5.txt"));
        int d = file.integer();
        int k = file.integer();
        int n = file.integer();
        int width = d + d * (d - 1) / 2;
        double[] p = file.numbers(k + k * d + k * width);
        double[][] x = file.rows(n, d);
        Mixture mixture = new Mixture(k, x, file.number(), file.integer());
        ToDoubleFn1<double[]> objective = mixture::logPosterior;
        var both = Cotangent.valueAndGrad(objective).apply(p);
        Check.close("mixture", both.value(), BOUND, expected.get("objective").getAsDouble());
        double[] g = both.grad();
        double[] alphas = Arrays.copyOf(g, k);
        double[] means = Arrays.copyOfRange(g, k, k + k * d);
        double[] factors = Arrays.copyOfRange(g, k + k * d, g.length);
        compare("alphas", alphas, expected.getAsJsonObject("d_alphas"));
        compare("means", means, expected.getAsJsonObject("d_means"));
        compare("factors", factors, expected.getAsJsonObject("d_icf"));
    }

    private static void bundle(Path folder, JsonObject expected) throws IOException {
        Tokens file = new Tokens(folder.resolve("ba_test.txt"));
        int cameras = file.integer();
        int points = file.integer();
        int count = file.integer();
        double[] camera = file.numbers(11);
        double[] point = file.numbers(3);
        double weight = file.number();
        double[] feature = file.numbers(2);
        double[] all = new double[11 * cameras + 3 * points + count];
        for (int i = 0; i < 11 * cameras; i++) {
            all[i] = camera[i % 11];
        }
        for (int i = 0; i < 3 * points; i++) {
            all[11 * cameras + i] = point[i % 3];
        }
        Arrays.fill(all, 11 * cameras + 3 * points, all.length, weight);
        Fn1<double[], double[]> errors = x -> Sight.errors(cameras, points, feature, x);
        double[] error = numbers(expected.getAsJsonArray("reprojection_error_of_each"));
        double[][] jacobian = Cotangent.jacobian(errors).apply(all);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < 2; j++) {
                Check.close("sight", errors.apply(all)[2 * i + j], BOUND, error[j]);
                double[] row = new double[all.length];
                put(row, 11 * (i % cameras), row(expected, "J_camera (2x11)", j));
                put(row, 11 * cameras + 3 * (i % points), row(expected, "J_point (2x3)", j));
                double[] inWeight = numbers(expected.getAsJsonArray("J_weight (2)"));
                row[11 * cameras + 3 * points + i] = inWeight[j];
                close("row of the Jacobian", jacobian[2 * i + j], row);
            }
            double[] row = new double[all.length];
            row[11 * cameras + 3 * points + i] = expected.get("d_weight_error").getAsDouble();
            close("row of a weight", jacobian[2 * count + i], row);
        }
    }

    private static void close(String what, double[] found, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            Check.close(what + ", " + i, found[i], BOUND, expected[i]);
        }
    }

    private static double[] row(JsonObject expected, String key, int row) {
        return numbers(expected.getAsJsonArray(key).get(row).getAsJsonArray());
    }

    private static void put(double[] row, int at, double[] part) {
        System.arraycopy(part, 0, row, at, part.length);
    }

    private static void hand(Path folder, JsonObject expected, boolean isComplicated)
            throws IOException {
        String name = isComplicated ? "hand_complicated" : "hand_simple";
        HandFile file = HandFile.read(folder, name + ".txt", isComplicated);
        Hand hand = file.hand();
        double[][] u = file.u();
        double[] theta = file.theta();
        Fn1<double[], double[]> errors = pose -> hand.errors(u, pose);
        compare(name, errors.apply(theta), expected.getAsJsonObject("error"));
        Fn1<double[], double[][]> jacobian = Cotangent.jacobian(errors);
        JsonObject all = expected.getAsJsonObject("J_theta (3n x 26)");
        compare(name + " in the pose", flat(jacobian.apply(theta)), all);
        var fast = Cotangent.compile(jacobian);
        double[] other = theta.clone();
        other[7] += 0.25;
        NDArray found = NDArray.of(flat(fast.apply(other)));
        compare(name + " in the pose, compiled", flat(fast.apply(theta)), all);
        Check.close(name + " in another pose", found, 1e-12, flat(jacobian.apply(other)));
        if (isComplicated) {
            Fn1<double[][], double[]> ofPlaces = places -> hand.errors(places, theta);
            double[] columns = new double[6 * u.length];
            for (int which = 0; which < 2; which++) {
                double[][] direction = new double[u.length][2];
                for (double[] one : direction) {
                    one[which] = 1;
                }
                double[] moved = Cotangent.jvp(ofPlaces, u, direction).tangent();
                for (int i = 0; i < moved.length; i++) {
                    columns[2 * i + which] = moved[i];
                }
            }
            String key = "J_us (3n x 2, the block of each point)";
            compare(name + " in the places", columns, expected.getAsJsonObject(key));
        }
    }

    private static void characters(Path folder, JsonObject expected) throws IOException {
        Tokens file = new Tokens(folder.resolve("lstm_l2_c1024.txt"));
        int layers = file.integer();
        int count = file.integer();
        int bits = file.integer();
        double[] p = file.numbers(8 * layers * bits + 3 * bits);
        double[][] state = file.rows(2 * layers, bits);
        Characters model = new Characters(layers, file.rows(count, bits), state);
        ToDoubleFn1<double[]> loss = model::loss;
        var both = Cotangent.valueAndGrad(loss).apply(p);
        Check.close("characters", both.value(), BOUND, expected.get("objective").getAsDouble());
        int split = 8 * layers * bits;
        double[] main = Arrays.copyOf(both.grad(), split);
        double[] extra = Arrays.copyOfRange(both.grad(), split, p.length);
        compare("main parameters", main, expected.getAsJsonObject("d_main"));
        compare("others", extra, expected.getAsJsonObject("d_extra"));
        compiled(new Characters(layers, Arrays.copyOf(model.text(), FEW), state), p);
    }

    /** A loop over data that are often 0 or 1, which is no reason to write it out. */
    private static void compiled(Characters model, double... p) {
        ToDoubleFn1<double[]> loss = model::loss;
        double[] gradient = Cotangent.grad(loss).apply(p);
        var fast = Cotangent.compile(Cotangent.grad(loss));
        for (int call = 0; call < 2; call++) {
            double[] found = fast.apply(p);
            for (int i = 0; i < p.length; i++) {
                Check.close("compiled, " + i, found[i], BOUND, gradient[i]);
            }
        }
    }
}
