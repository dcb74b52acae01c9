package plain;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.function.DoubleUnaryOperator;

/** Calls of all kinds. */
final class Calls {
    private Calls() {}

    /** With methods of each kind that interfaces have. */
    interface Shape {
        double area(double scale);

        default double twice(double scale) {
            return 2 * area(scale) + helper(scale);
        }

        private double helper(double scale) {
            return scale * scale;
        }

        static double unit(double scale) {
            return scale * 3;
        }
    }

    record Square(double side) implements Shape {
        @Override
        public double area(double scale) {
            return side * side * scale;
        }
    }

    enum Op {
        ADD {
            @Override
            double of(double a, double b) {
                return a + b;
            }
        },
        MUL {
            @Override
            double of(double a, double b) {
                return a * b * weight;
            }
        };

        final double weight = 1.5;

        abstract double of(double a, double b);
    }

    static class Parent {
        protected double scale;

        Parent(double scale) {
            this.scale = scale;
            init(scale * 2);
        }

        void init(double x) {
            scale += x;
        }

        double f(double x) {
            return x * scale;
        }

        synchronized double locked(double x) {
            synchronized (this) {
                return f(x) + x;
            }
        }
    }

    static class Child extends Parent {
        private double own;

        Child(double a, double b) {
            super(a * b);
            own += a;
        }

        @Override
        void init(double x) {
            super.init(x * x);
            own = x;
        }

        @Override
        double f(double x) {
            return super.f(x) * own;
        }

        class Inner {
            double of(double x) {
                return own * x + Child.super.f(x);
            }
        }
    }

    /** A bridge method comes with it. */
    abstract static class Generic<T> {
        abstract double of(T t, double x);
    }

    static void run() {
        Against.differences("interfaces", Calls::interfaces, 2, 3);
        Against.differences("enums", Calls::enums, 2, 3);
        Against.differences("classes, their parents and inner ones", Calls::classes, 1.2, .7);
        Against.differences("many arguments", Calls::many, 2, 3);
        Against.differences("arguments of all types", Calls::mixed, 2, 3);
        Against.differences("recursion", x -> power(x[0], 9), 1.1);
        Against.differences("exceptions", Calls::exceptions, 2, 3);
        Against.differences("bridges", Calls::bridges, 2, 3);
        Against.differences("local and anonymous classes", Calls::locals, 2, 3);
        Against.differences("a class that is initialised on the way", Calls::initialised, 2, 3);
        Against.differences("an iterator", Calls::iterators, 2, 3);
        Against.differences("floats that are handed on", 1e-3, Calls::floats, 1.5, 2.25);
        Against.differences("reflection", Calls::reflected, 2, 3);
    }

    private record Point(double x, double y) {
        double scaled(int factor) {
            return factor * x * y;
        }

        static double sum(Point point) {
            return point.x + point.y;
        }
    }

    /** Methods that take no numbers, and give one. */
    private static double reflected(double... x) {
        Point point = new Point(x[0], x[1]);
        double product = 1;
        try {
            for (RecordComponent component : Point.class.getRecordComponents()) {
                product *= (Double) component.getAccessor().invoke(point);
            }
            Method scaled = Point.class.getDeclaredMethod("scaled", int.class);
            Method sum = Point.class.getDeclaredMethod("sum", Point.class);
            return product * (Double) scaled.invoke(point, 3) + (Double) sum.invoke(null, point);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double interfaces(double[] x) {
        Shape s = new Square(x[0]);
        return s.twice(x[1]) * s.area(x[0]) + Shape.unit(x[1]);
    }

    private static double enums(double[] x) {
        double result = 1;
        for (Op op : Op.values()) {
            result = op.of(result, op.of(x[0], x[1]));
        }
        return result;
    }

    private static double classes(double[] x) {
        Child c = new Child(x[0], x[1]);
        Child.Inner inner = c.new Inner();
        Parent p = c;
        return p.f(x[0]) + inner.of(x[1]) + p.locked(x[0]);
    }

    private static double many(double[] x) {
        return seven(x[0], 2, x[1], x[0] * x[1], 5, x[1] * 3, x[0])
                + seven(1, x[1], 2, 3, x[0], 4, 5);
    }

    private static double seven(
            double a, double b, double c, double d, double e, double f, double g) {
        return a * b + c * d * e - f * g + e;
    }

    private static double mixed(double[] x) {
        return all(1, x[0], 2L, (float) 1.5, "a", x[1], 'c', x, true);
    }

    private static double all(
            int i, double a, long l, float f, String s, double b, char c, double[] x, boolean z) {
        return i * a + l * b * f + s.length() * c * (z ? x[0] : x[1]) * a;
    }

    private static double power(double x, int n) {
        return n == 0 ? 1 : n % 2 == 1 ? x * power(x, n - 1) : power(x * x, n / 2);
    }

    private static double exceptions(double[] x) {
        double y = x[0];
        try {
            y = thrower(y * 2, x[1]);
        } catch (IllegalStateException e) {
            y += x[1] * e.getMessage().length();
        } finally {
            y *= x[0];
        }
        try {
            y += x[7];
        } catch (ArrayIndexOutOfBoundsException e) {
            y *= 2;
        }
        double[] none = null;
        try {
            none[0] = y;
        } catch (NullPointerException e) {
            y -= x[0];
        }
        return y;
    }

    private static double thrower(double a, double b) {
        if (a > b) {
            throw new IllegalStateException("three");
        }
        return a * b;
    }

    private static double bridges(double[] x) {
        Generic<String> g =
                new Generic<>() {
                    @Override
                    double of(String s, double y) {
                        return s.length() * y * x[1];
                    }
                };
        return g.of("ab", x[0]);
    }

    private static double locals(double[] x) {
        double a = x[0] * 2;
        class Local {
            private final double b;

            Local(double b) {
                this.b = b;
            }

            double of(double c) {
                return a * b * c;
            }
        }
        DoubleUnaryOperator anonymous =
                new DoubleUnaryOperator() {
                    private double count = a;

                    @Override
                    public double applyAsDouble(double y) {
                        return count++ * y;
                    }
                };
        return new Local(x[1]).of(x[0])
                + anonymous.applyAsDouble(x[1])
                + anonymous.applyAsDouble(x[0]);
    }

    /** Its statics are constants, whoever comes first. */
    static final class Lazy {
        static final double START = start(3);
        static double moving = start(2) + 1;

        private static double start(double x) {
            return x * x;
        }

        static double of(double x) {
            return x * START * moving;
        }
    }

    private static double initialised(double[] x) {
        return Lazy.of(x[0] * x[1]);
    }

    private static double iterators(double[] x) {
        Iterable<Double> all =
                () ->
                        new Iterator<>() {
                            private int next;

                            @Override
                            public boolean hasNext() {
                                return next < x.length;
                            }

                            @Override
                            public Double next() {
                                return x[next] * x[next++];
                            }
                        };
        double product = 1;
        for (Double each : all) {
            product *= each;
        }
        return product;
    }

    private static double floats(double[] x) {
        float y = half((float) x[0], 2, (float) x[1]);
        return y * half(1, 2, y);
    }

    private static float half(float a, double b, float c) {
        return (float) (a * b * c / 2);
    }
}
