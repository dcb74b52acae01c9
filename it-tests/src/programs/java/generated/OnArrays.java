package generated;

import java.util.Map;

/** The same on arrays without axes. */
final class OnArrays implements Dialect {
    private static final Map<Character, String> OPERATORS =
            Map.of('+', "add", '-', "sub", '*', "mul", '/', "div");
    private static final Map<String, String> NAMES = Map.of("max", "maximum", "min", "minimum");

    @Override
    public String number() {
        return "NDArray";
    }

    @Override
    public String box() {
        return "NDArray";
    }

    @Override
    public String single() {
        return "NDArray";
    }

    @Override
    public String function() {
        return "Function<NDArray, NDArray>";
    }

    @Override
    public String apply() {
        return "apply";
    }

    @Override
    public String constant(double value) {
        return "NDArray.of(" + value + ")";
    }

    @Override
    public String ofInt(String whole) {
        return "NDArray.of((double) (" + whole + "))";
    }

    @Override
    public String binary(char operator, String x, String y) {
        return x + "." + OPERATORS.get(operator) + "(" + y + ")";
    }

    @Override
    public String compound(String variable, char operator, String x) {
        return variable + " = " + binary(operator, variable, x) + ";";
    }

    @Override
    public String compoundElement(String array, String place, int length, char operator, String x) {
        return "{ int place = %s++ %% %d; %s }"
                .formatted(place, length, compound(array + "[place]", operator, x));
    }

    @Override
    public String negated(String x) {
        return x + ".neg()";
    }

    @Override
    public String call(String name, String x) {
        return x + "." + name + "()";
    }

    @Override
    public String call(String name, String x, String y) {
        return x + "." + NAMES.getOrDefault(name, name) + "(" + y + ")";
    }

    @Override
    public String power(String x, double exponent) {
        return x + ".pow(" + exponent + ")";
    }

    @Override
    public String less(String x, String y) {
        return x + ".item() < " + y + ".item()";
    }

    @Override
    public String whole(String x) {
        return "(int) " + x + ".item()";
    }

    @Override
    public String toSingle(String x) {
        return x + ".astype(DType.FLOAT32)";
    }

    @Override
    public String toNumber(String single) {
        return single + ".astype(DType.FLOAT64)";
    }

    @Override
    public String sumOf(String array, String function) {
        return "sumOf(" + array + ", " + function + ")";
    }

    @Override
    public String program(String name, String body, String members) {
        return """
        package generated.programs;
        import io.cotangent.*;
        import io.cotangent.function.Fn1;
        import java.util.*;
        import java.util.function.*;
        public class %s implements Fn1<NDArray, NDArray> {
        static NDArray sumOf(NDArray[] a, Function<NDArray, NDArray> f) {
        NDArray sum = NDArray.of(0.0); for (NDArray each : a) { sum = sum.add(f.apply(each)); } return sum; }
        @Override public NDArray apply(NDArray all) {
        NDArray[] x = new NDArray[all.size()];
        for (int i = 0; i < x.length; i++) { x[i] = all.get(i); }
        %s}
        %s}
        """
                .formatted(name, body, members);
    }
}
