package scalars;

import check.Check;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.cotangent.Cotangent;
import io.cotangent.function.ToDoubleFn1;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Programs of plain numbers against reference values: of the function, and of its derivatives. */
public final class Main {
    private static final Map<String, ToDoubleFn1<double[]>> NUMBERS = new LinkedHashMap<>();
    private static final Map<String, Function<double[], double[]>> ARRAYS = new LinkedHashMap<>();

    static {
        NUMBERS.put("rosenbrock", Programs::rosenbrock);
        NUMBERS.put("logistic_regression", Programs::logisticRegression);
        NUMBERS.put("black_scholes_call", Finance::blackScholesCall);
        NUMBERS.put("gp_marginal_likelihood", Finance::gpMarginalLikelihood);
        NUMBERS.put("lotka_volterra_rk4", Programs::lotkaVolterra);
        NUMBERS.put("power_iteration", Programs::powerIteration);
        NUMBERS.put("newton_cube_root", Programs::newtonCubeRoot);
        NUMBERS.put("sinkhorn", Programs::sinkhorn);
        NUMBERS.put("gaussian_mixture", Programs::gaussianMixture);
        NUMBERS.put("hidden_markov", Programs::hiddenMarkov);
        NUMBERS.put("kalman_filter", Finance::kalmanFilter);
        NUMBERS.put("eight_schools", Programs::eightSchools);
        NUMBERS.put("branches", Programs::branches);
        NUMBERS.put("heston_paths", Programs::hestonPaths);
        NUMBERS.put("pairwise_energy", Programs::pairwiseEnergy);
        NUMBERS.put("grad_inside", Programs::gradInside);
        ARRAYS.put("reprojection", Programs::reprojection);
        ARRAYS.put("kepler_leapfrog", Programs::keplerLeapfrog);
        ARRAYS.put("thomas_tridiagonal", Programs::thomasTridiagonal);
    }

    private Main() {}

    /** Checks the programs of the file that is named. */
    public static void main(String[] args) throws IOException {
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            JsonObject json = JsonParser.parseString(line).getAsJsonObject();
            String id = json.get("id").getAsString();
            ToDoubleFn1<double[]> number = NUMBERS.remove(id);
            Function<double[], double[]> array = ARRAYS.remove(id);
            if (number != null) {
                check(id, number, json);
            } else if (array != null) {
                double[] expected = numbers(json.get("value"));
                double[] found = array.apply(inputs(json, "inputs"));
                for (int i = 0; i < expected.length; i++) {
                    Check.close(id + ": value " + i, found[i], 1e-9, expected[i]);
                }
                double[] cotangent = numbers(json.get("cotangent"));
                check(id, p -> weighted(array, cotangent, p), json);
            }
        }
        Check.is("programs without reference values", NUMBERS.size() + ARRAYS.size(), 0);
        Check.done();
    }

    private static double weighted(
            Function<double[], double[]> array, double[] cotangent, double[] p) {
        double[] values = array.apply(p);
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += cotangent[i] * values[i];
        }
        return sum;
    }

    private static void check(String id, ToDoubleFn1<double[]> function, JsonObject json) {
        double[] p = inputs(json, "inputs");
        double[] tangents = inputs(json, "tangents");
        double[] gradient = Cotangent.grad(function).apply(p);
        if (numbers(json.get("value")).length == 1) {
            double value = numbers(json.get("value"))[0];
            Check.close(id + ": value", function.applyAsDouble(p), 1e-9, value);
        }
        double scale =
                numbers(json.get("cotangent")).length == 1 ? numbers(json.get("cotangent"))[0] : 1;
        double along = 0;
        double[] vjp = inputs(json, "vjp");
        for (int i = 0; i < p.length; i++) {
            Check.close(id + ": gradient " + i, gradient[i] * scale, 1e-9, vjp[i]);
            along += gradient[i] * tangents[i];
        }
        if (numbers(json.get("value")).length == 1) {
            Check.close(id + ": tangent", along, 1e-9, numbers(json.get("jvp"))[0]);
        }
        if (json.has("hvp")) {
            double[] hvp = inputs(json, "hvp");
            double[][] second = Cotangent.hessian(function).apply(p);
            for (int i = 0; i < p.length; i++) {
                double sum = 0;
                for (int j = 0; j < p.length; j++) {
                    sum += second[i][j] * tangents[j];
                }
                Check.close(id + ": second " + i, sum * scale, 1e-8, hvp[i]);
            }
        }
    }

    private static double[] inputs(JsonObject json, String key) {
        List<Double> all = new ArrayList<>();
        for (Map.Entry<String, JsonElement> each : json.getAsJsonObject("inputs").entrySet()) {
            for (double x : numbers(json.getAsJsonObject(key).get(each.getKey()))) {
                all.add(x);
            }
        }
        return all.stream().mapToDouble(x -> x).toArray();
    }

    private static double[] numbers(JsonElement array) {
        JsonArray data = array.getAsJsonObject().getAsJsonArray("data");
        double[] numbers = new double[data.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = data.get(i).getAsDouble();
        }
        return numbers;
    }
}
