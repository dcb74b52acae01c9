package language;

import io.cotangent.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One method for each way in which Java calls a method; each computes sin(x) x, and nothing here
 * knows of derivatives.
 */
final class Shapes {
    private final NDArray field;

    Shapes(NDArray x) {
        this.field = x.sin();
    }

    static NDArray plain(NDArray x) {
        return x.sin().mul(x);
    }

    static NDArray field(NDArray x) {
        return new Shapes(x).field.mul(x);
    }

    static NDArray unboundReference(NDArray x) {
        UnaryOperator<NDArray> sine = NDArray::sin;
        BinaryOperator<NDArray> times = NDArray::mul;
        return times.apply(sine.apply(x), x);
    }

    static NDArray boundReference(NDArray x) {
        Supplier<NDArray> sine = x::sin;
        UnaryOperator<NDArray> times = x::mul;
        return times.apply(sine.get());
    }

    private interface Choice {
        NDArray of(NDArray condition, NDArray a, NDArray b);
    }

    static NDArray staticReference(NDArray x) {
        Choice choice = NDArray::where;
        return choice.of(x.gt(1e9), x, plain(x));
    }

    private interface Mark {}

    static NDArray referenceOfTwoInterfaces(NDArray x) {
        Function<NDArray, NDArray> sine = (Function<NDArray, NDArray> & Mark) NDArray::sin;
        return sine.apply(x).mul(x);
    }

    static NDArray lambda(NDArray x) {
        Supplier<UnaryOperator<NDArray>> maker = () -> y -> y.sin().mul(x);
        return maker.get().apply(x);
    }

    static NDArray stream(NDArray x) {
        return Stream.of(x.sin(), x).reduce(NDArray::mul).orElseThrow();
    }

    static NDArray streamOfParts(NDArray x) {
        List<NDArray> parts = Arrays.stream(x.split(x.size(), 0)).map(p -> p.mul(p.sin())).toList();
        return NDArray.concat(0, parts);
    }

    private interface Wave {
        NDArray at(NDArray x);

        default NDArray times(NDArray x) {
            return at(x).mul(x);
        }

        static Wave sine() {
            return x -> x.sin();
        }
    }

    static NDArray defaultMethod(NDArray x) {
        return Wave.sine().times(x);
    }

    private enum Function1 implements Wave {
        SINE {
            @Override
            public NDArray at(NDArray x) {
                return x.sin();
            }
        }
    }

    static NDArray enumConstant(NDArray x) {
        return Function1.valueOf("SINE").times(x);
    }

    private record Pair(NDArray a, NDArray b) {
        Pair {
            a = a.sin();
        }

        NDArray product() {
            return a.mul(b);
        }
    }

    static NDArray record(NDArray x) {
        return new Pair(x, x).product();
    }

    static NDArray recordPattern(NDArray x) {
        Object pair = new Pair(x, x);
        return switch (pair) {
            case Pair(NDArray a, NDArray b) when b.rank() == 1 -> a.mul(b);
            default -> throw new IllegalStateException();
        };
    }

    private static <T extends NDArray> NDArray generic(T x) {
        return x.sin().mul(x);
    }

    static NDArray generics(NDArray x) {
        return generic(x);
    }

    private static class Base {
        NDArray value(NDArray x) {
            return x.sin();
        }
    }

    private static final class Derived extends Base {
        @Override
        NDArray value(NDArray x) {
            return super.value(x).mul(x);
        }
    }

    static NDArray inheritance(NDArray x) {
        Base base = new Derived();
        return base.value(x);
    }

    private static final class Holder {
        static final NDArray ONE = NDArray.of(0.0).cos();
        final NDArray two;

        {
            two = ONE.add(1);
        }
    }

    static NDArray initialisers(NDArray x) {
        return plain(x).mul(new Holder().two).sub(plain(x).mul(Holder.ONE));
    }

    static NDArray exceptions(NDArray x) {
        NDArray result = x;
        try {
            result = result.sin();
            throw new IllegalArgumentException("on the way");
        } catch (IllegalArgumentException e) {
            result = result.mul(x);
        } finally {
            result = result.add(0);
        }
        return result;
    }

    static NDArray switches(NDArray x) {
        NDArray result = NDArray.zeros(x.shape());
        for (String name : new String[] {"add", "skip", "add"}) {
            result =
                    switch (name) {
                        case "add" -> result.add(plain(x).div(2));
                        default -> result;
                    };
        }
        return result;
    }

    private static NDArray sum(NDArray x, int n) {
        return n == 0 ? NDArray.zeros(x.shape()) : plain(x).div(3).add(sum(x, n - 1));
    }

    static NDArray recursion(NDArray x) {
        return sum(x, 3);
    }

    private static NDArray product(NDArray... factors) {
        NDArray product = factors[0];
        for (int i = 1; i < factors.length; i++) {
            product = product.mul(factors[i]);
        }
        return product;
    }

    static NDArray varargs(NDArray x) {
        return product(x, x.sin());
    }

    static NDArray arrays(NDArray x) {
        NDArray[][] table = {{x, null}, {x.sin(), null}};
        table[0][1] = table[0][0];
        table[1][1] = table[1][0];
        return table[0][1].mul(table[1][1]);
    }

    static NDArray loopUntilSmall(NDArray x) {
        NDArray term = x;
        NDArray sine = x;
        for (int n = 1; term.abs().max().item() > 1e-18; n++) {
            term = term.mul(x).mul(x).neg().div(2.0 * n * (2 * n + 1));
            sine = sine.add(term);
        }
        return sine.mul(x);
    }

    static NDArray earlyReturn(NDArray x) {
        for (int i = 0; ; i++) {
            if (x.item(i % x.size()) > 0) {
                return plain(x);
            }
        }
    }

    static NDArray ternaries(NDArray x) {
        return x.item(0) > 0 ? x.item(0) > 1e9 ? x : x.mul(x.sin()) : x.neg();
    }

    static synchronized NDArray locked(NDArray x) {
        synchronized (x.getClass()) {
            return plain(x);
        }
    }

    static NDArray localClass(NDArray x) {
        class Local {
            NDArray times(NDArray y) {
                return y.sin().mul(x);
            }
        }
        return new Local().times(x);
    }

    static NDArray anonymousClass(NDArray x) {
        return new Wave() {
            @Override
            public NDArray at(NDArray y) {
                return y.sin().mul(x);
            }
        }.at(x);
    }

    private class Inner {
        NDArray times(NDArray x) {
            return field.mul(x);
        }
    }

    static NDArray innerClass(NDArray x) {
        return new Shapes(x).new Inner().times(x);
    }

    static NDArray captured(NDArray x) {
        NDArray captured = NDArray.ones(x.shape());
        return plain(x).mul(captured);
    }

    static NDArray helperInAnotherClass(NDArray x) {
        return Helper.sine(x).mul(x);
    }
}
