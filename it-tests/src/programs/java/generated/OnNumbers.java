package generated;

/** Plain Java. */
final class OnNumbers implements Dialect {
    @Override
    public String number() {
        return "double";
    }

    @Override
    public String box() {
        return "Double";
    }

    @Override
    public String single() {
        return "float";
    }

    @Override
    public String function() {
        return "DoubleUnaryOperator";
    }

    @Override
    public String apply() {
        return "applyAsDouble";
    }

    @Override
    public String constant(double value) {
        return value < 0 ? "(" + value + ")" : Double.toString(value);
    }

    @Override
    public String ofInt(String whole) {
        return "(double) (" + whole + ")";
    }

    @Override
    public String binary(char operator, String x, String y) {
        return "(" + x + " " + operator + " " + y + ")";
    }

    @Override
    public String compound(String variable, char operator, String x) {
        return variable + " " + operator + "= " + x + ";";
    }

    @Override
    public String compoundElement(String array, String place, int length, char operator, String x) {
        return array + "[" + place + "++ % " + length + "] " + operator + "= " + x + ";";
    }

    @Override
    public String negated(String x) {
        return "-(" + x + ")";
    }

    @Override
    public String call(String name, String x) {
        return "Math." + name + "(" + x + ")";
    }

    @Override
    public String call(String name, String x, String y) {
        return "Math." + name + "(" + x + ", " + y + ")";
    }

    @Override
    public String power(String x, double exponent) {
        return "Math.pow(" + x + ", " + exponent + ")";
    }

    @Override
    public String less(String x, String y) {
        return x + " < " + y;
    }

    @Override
    public String whole(String x) {
        return "(int) (" + x + ")";
    }

    @Override
    public String toSingle(String x) {
        return "(float) (" + x + ")";
    }

    @Override
    public String toNumber(String single) {
        return "(double) (" + single + ")";
    }

    @Override
    public String sumOf(String array, String function) {
        return "Arrays.stream(" + array + ").map(" + function + ").sum()";
    }

    @Override
    public String program(String name, String body, String members) {
        return """
        package generated.programs;
        import io.cotangent.function.ToDoubleFn1;
        import java.util.*;
        import java.util.function.*;
        public class %s implements ToDoubleFn1<double[]> {
        @Override public double applyAsDouble(double[] x) {
        %s}
        %s}
        """
                .formatted(name, body, members);
    }
}
