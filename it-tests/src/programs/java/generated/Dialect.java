package generated;

/** How a program is written: on plain numbers, or on arrays without axes. */
interface Dialect {
    /** The type of a number. */
    String number();

    /** The type of an object that is a number. */
    String box();

    /** The type of a number with 24 bits. */
    String single();

    /** The type of a function of a number. */
    String function();

    /** The name of its method. */
    String apply();

    String constant(double value);

    /** A whole number, which is no constant. */
    String ofInt(String whole);

    /** {@code x + y}, {@code x - y}, {@code x * y} or {@code x / y}. */
    String binary(char operator, String x, String y);

    /** {@code variable += x} and the like, as a statement; the variable is read before x. */
    String compound(String variable, char operator, String x);

    /** {@code array[place++ % length] += x}, as a statement. */
    String compoundElement(String array, String place, int length, char operator, String x);

    String negated(String x);

    /** A function of {@code Math}. */
    String call(String name, String x);

    /** A function of {@code Math} of two numbers. */
    String call(String name, String x, String y);

    /** {@code Math.pow} to a power that is known. */
    String power(String x, double exponent);

    String less(String x, String y);

    /** The whole part. */
    String whole(String x);

    String toSingle(String x);

    String toNumber(String single);

    /** The sum of a function of all elements of an array. */
    String sumOf(String array, String function);

    /** The program as a class: the body gives the value of {@code x}, an array of numbers. */
    String program(String name, String body, String members);
}
