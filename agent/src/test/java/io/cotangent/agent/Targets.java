package io.cotangent.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The targets of the rewriter: a small program for each shape of code. A comment at the end of a
 * line says what is to be redirected there, and in which method: {@code // f: mul sin}; a class
 * other than the outer one goes before the method. Each has a static {@code run()}, whose result
 * must be the same after rewriting.
 */
final class Targets {
    /**
     * One target.
     *
     * @param name the name of its class
     * @param since the first release that can compile it
     * @param body what follows the imports, which are one line
     */
    record Target(String name, int since, String body) {
        String source() {
            return "import io.cotangent.*; import java.util.*; import java.util.function.*;\n"
                    + body;
        }

        IntStream releases() {
            return IntStream.of(8, 11, 17, 21, 25).filter(release -> release >= since);
        }

        List<String> expected() {
            List<String> expected = new ArrayList<>();
            List<String> lines = source().lines().toList();
            for (int line = 1; line <= lines.size(); line++) {
                String[] parts = lines.get(line - 1).split(" // ");
                if (parts.length > 1) {
                    String[] words = parts[1].split("[: ]+");
                    String method =
                            words[0].contains(".") ? name + words[0] : name + "." + words[0];
                    for (String operation : List.of(words).subList(1, words.length)) {
                        expected.add(operation + " " + method + " " + name + ".java:" + line);
                    }
                }
            }
            return expected;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private Targets() {}

    static Stream<Target> all() {
        return Stream.of(
                calls(),
                references(),
                bounds(),
                lambdas(),
                hierarchy(),
                initializers(),
                generics(),
                flow(),
                enums(),
                records(),
                patterns());
    }

    private static Target calls() {
        return new Target(
                "Calls",
                8,
                """
                public class Calls {
                    public static double run() {
                        NDArray x = NDArray.of(0.5);
                        NDArray y = x.mul(x).sin(); // run: mul sin
                        y = y
                            .mul(2) // run: mul
                            .sum(); // run: sum
                        int rank = x.rank();
                        Arithmetic z = NDArray.where(y, x, y); // run: where
                        return z.neg().item() + rank; // run: neg item
                    }
                }
                """);
    }

    private static Target references() {
        return new Target(
                "References",
                8,
                """
                public class References {
                    interface Sum { NDArray of(NDArray x, int... axes); }
                    interface Where { NDArray of(NDArray c, NDArray a, NDArray b); }
                    public static double run() {
                        UnaryOperator<NDArray> sin = NDArray::sin; // run: sin
                        BinaryOperator<NDArray> mul = NDArray::mul; // run: mul
                        UnaryOperator<NDArray> neg = NDArray::neg; // run: neg
                        Function<Arithmetic, NDArray> negate = Arithmetic::neg; // run: neg
                        Where where = NDArray::where; // run: where
                        Sum sum = NDArray::sum; // run: sum
                        ToDoubleFunction<NDArray> item = NDArray::item; // run: item
                        Function<double[], NDArray> of = NDArray::of;
                        ToIntFunction<NDArray> rank = NDArray::rank;
                        NDArray x = mul.apply(sin.andThen(neg).andThen(negate).apply(of.apply(new double[] {2})), NDArray.of(3));
                        return item.applyAsDouble(where.of(x, sum.of(x, 0), x)) + rank.applyAsInt(x);
                    }
                }
                """);
    }

    private static Target bounds() {
        return new Target(
                "Bounds",
                8,
                """
                public class Bounds {
                    interface Marker {}
                    static NDArray twice(NDArray x) { return x.mul(2); } // twice: mul
                    public static double run() {
                        NDArray x = NDArray.of(0.3);
                        UnaryOperator<NDArray> mul = x::mul; // run: mul
                        Arithmetic half = x;
                        Supplier<NDArray> neg = half::neg; // run: neg
                        DoubleFunction<NDArray> scale = x::mul; // run: mul
                        Supplier<NDArray> sin = (Supplier<NDArray> & Marker) x::sin; // run: sin
                        UnaryOperator<NDArray> twice = Bounds::twice;
                        return mul.andThen(twice).apply(scale.apply(3)).mul(sin.get()).mul(neg.get()).item(); // run: mul mul item
                    }
                }
                """);
    }

    private static Target lambdas() {
        return new Target(
                "Lambdas",
                8,
                """
                public class Lambdas {
                    UnaryOperator<NDArray> field = x -> x.sin(); // <init>: sin
                    static UnaryOperator<NDArray> constant = x -> x.mul(3); // <clinit>: mul
                    static NDArray my$name(NDArray x) {
                        UnaryOperator<NDArray> f = z -> z
                            .sin() // my$name: sin
                            .mul(x); // my$name: mul
                        return f.apply(x);
                    }
                    public static double run() {
                        NDArray x = my$name(new Lambdas().field.apply(constant.apply(NDArray.of(0.2))));
                        return Arrays.asList(x, x).stream()
                            .map(y -> y.neg()) // run: neg
                            .reduce(NDArray.of(1), NDArray::mul) // run: mul
                            .item(); // run: item
                    }
                }
                """);
    }

    private static Target hierarchy() {
        return new Target(
                "Hierarchy",
                8,
                """
                public class Hierarchy {
                    interface Layer {
                        NDArray w();
                        default NDArray f(NDArray x) { return x.mul(w()); } // $Layer.f: mul
                        static Layer of(NDArray w) { return () -> w.sin(); } // $Layer.of: sin
                    }
                    class Inner implements Layer {
                        public NDArray w() { return NDArray.of(4).neg(); } // $Inner.w: neg
                        class Deep { NDArray g(NDArray x) { return f(x).sum(0, 1); } } // $Inner$Deep.g: sum
                    }
                    public static double run() {
                        Layer anonymous = new Layer() {
                            public NDArray w() { return NDArray.of(2).mul(2); } // $1.w: mul
                        };
                        NDArray x = anonymous.f(Layer.of(NDArray.of(5)).f(NDArray.of(7)));
                        return new Hierarchy().new Inner().new Deep().g(x).item(); // run: item
                    }
                }
                """);
    }

    private static Target initializers() {
        return new Target(
                "Initializers",
                8,
                """
                public class Initializers {
                    static final NDArray A = NDArray.of(1.5).sin(); // <clinit>: sin
                    static final NDArray B;
                    static { B = A.mul(A); } // <clinit>: mul
                    final NDArray c = B.neg(); // <init>: neg
                    final NDArray d;
                    Initializers(NDArray x) { super(); d = x.mul(c); } // <init>: mul
                    Initializers() { this(A.mul(2)); } // <init>: mul
                    public static double run() { return new Initializers().d.item(); } // run: item
                }
                """);
    }

    private static Target generics() {
        return new Target(
                "Generics",
                8,
                """
                public class Generics {
                    static <T extends NDArray> NDArray f(T x) { return x.mul(x); } // f: mul
                    static <T extends Comparable<T>, U extends NDArray & Supplier<T>> NDArray g(U x) {
                        return x.sin(); // g: sin
                    }
                    static class Box<T extends NDArray> {
                        T value;
                        NDArray h() { return value.neg(); } // $Box.h: neg
                    }
                    public static double run() {
                        Box<NDArray> box = new Box<>();
                        box.value = f(NDArray.of(1.25));
                        Map<String, List<NDArray>> map = Collections.singletonMap("a", Arrays.asList(box.h()));
                        return map.get("a").get(0).mul(box.value).item(); // run: mul item
                    }
                }
                """);
    }

    private static Target flow() {
        return new Target(
                "Flow",
                8,
                """
                public class Flow {
                    static NDArray f(NDArray x, int way) {
                        try {
                            switch (way) {
                                case 0: return x.sin(); // f: sin
                                case 1: x = x.mul(x); // f: mul
                                case 2: throw new IllegalStateException();
                                default: return x.rank() > 0 ? x.neg() : x.item() > 1 ? x.mul(2) : x; // f: neg item mul
                            }
                        } catch (IllegalStateException thrown) {
                            for (int i = 0; i < 3 && x.item() < 1e3; i++) { // f: item
                                x = x.mul(x.sum()); // f: sum mul
                            }
                            return x;
                        } finally {
                            synchronized (Flow.class) { x = x.neg(); } // f: neg neg neg neg
                        }
                    }
                    public static String run() {
                        String result = "";
                        for (int way = 0; way < 4; way++) {
                            long bits = 3L; double d = 0.5;
                            result += f(NDArray.of(d + way), way).item() + bits + " "; // run: item
                        }
                        return result;
                    }
                }
                """);
    }

    private static Target enums() {
        return new Target(
                "Enums",
                8,
                """
                public class Enums {
                    enum Activation implements UnaryOperator<NDArray> {
                        SIN { public NDArray apply(NDArray x) { return x.sin(); } }, // $Activation$1.apply: sin
                        SQUARE { public NDArray apply(NDArray x) { return x.mul(x); } }; // $Activation$2.apply: mul
                        final NDArray scale = NDArray.of(2).neg(); // $Activation.<init>: neg
                    }
                    public static double run() {
                        NDArray x = NDArray.of(0.1);
                        for (Activation next : Activation.values()) {
                            x = next.apply(x).mul(next.scale); // run: mul
                        }
                        return x.item(); // run: item
                    }
                }
                """);
    }

    private static Target records() {
        return new Target(
                "Records",
                17,
                """
                public class Records {
                    record Params(NDArray w, NDArray b) {
                        Params { b = b.mul(2); } // $Params.<init>: mul
                        Params(NDArray w) { this(w, w.neg()); } // $Params.<init>: neg
                        NDArray f(NDArray x) { return w.mul(x).mul(b); } // $Params.f: mul mul
                    }
                    sealed interface Shape permits Disc {}
                    record Disc(NDArray r) implements Shape {}
                    public static double run() {
                        Object o = new Disc(NDArray.of(3));
                        NDArray x = o instanceof Disc d && d.r().item() > 1 ? d.r().mul(d.r()) : null; // run: item mul
                        String s = \"""
                            text\""";
                        return new Params(x).f(x).item() + s.length(); // run: item
                    }
                }
                """);
    }

    private static Target patterns() {
        return new Target(
                "Patterns",
                21,
                """
                public class Patterns {
                    sealed interface Shape permits Disc, Box {}
                    record Disc(NDArray r) implements Shape {}
                    record Box(NDArray a, NDArray b) implements Shape {}
                    static NDArray area(Shape shape) {
                        return switch (shape) {
                            case Disc(NDArray r) when r.item() > 1 -> r.mul(r).mul(Math.PI); // area: item mul mul
                            case Disc(var r) -> r.neg(); // area: neg
                            case Box(var a, var b) -> a.mul(b); // area: mul
                        };
                    }
                    public static double run() {
                        return area(new Disc(NDArray.of(2))).mul(area(new Box(NDArray.of(3), NDArray.of(4)))).item(); // run: mul item
                    }
                }
                """);
    }

    /**
     * A loop of more than 32 kB around static calls, which grow by two bytes each: its jumps have
     * to be made wide.
     */
    static Target large() {
        StringBuilder body =
                new StringBuilder("public class Large {\n    static NDArray f(NDArray x) {\n");
        body.append("        for (int i = 0; i < 2; i++) {\n");
        for (int line = 0; line < 4000; line++) {
            body.append("            x = NDArray.where(x, x, x); // f: where\n");
        }
        body.append("        }\n        return x;\n    }\n");
        body.append(
                "    public static double run() { return f(NDArray.of(1)).item(); } // run: item\n"
                        + "}\n");
        return new Target("Large", 8, body.toString());
    }
}
