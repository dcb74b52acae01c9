package vendor;

import io.cotangent.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** The notebook's functions, and some of what Java 8 has, in a library that nobody recompiles. */
public final class Layers {
    private static final NDArray A = NDArray.of(new double[][] {{0, 2, -1}, {3, 1.5, 2}});
    private static final UnaryOperator<NDArray> SIN = NDArray::sin;

    private Layers() {}

    public static NDArray[] func(NDArray x) {
        NDArray y = x.pow(2);
        NDArray z = SIN.apply(y);
        return new NDArray[] {y.add(z), A.astype(x.dtype()).matmul(z)};
    }

    public static NDArray twoLayers(NDArray x, NDArray b, NDArray a) {
        return a.matmul(b.matmul(x).pow(2));
    }

    public static NDArray loss(NDArray x, NDArray b, NDArray a) {
        UnaryOperator<NDArray> square = v -> v.pow(2);
        return square.apply(twoLayers(x, b, a)).sum();
    }

    interface Activation {
        NDArray apply(NDArray x);

        default NDArray twice(NDArray x) {
            return apply(apply(x)).mul(2);
        }

        static Activation soft() {
            return NDArray::tanh;
        }
    }

    enum Link {
        LOG {
            @Override
            NDArray of(NDArray x) {
                return x.log();
            }
        },
        ROOT {
            @Override
            NDArray of(NDArray x) {
                return x.sqrt();
            }
        };

        abstract NDArray of(NDArray x);
    }

    /**
     * Passes through lambdas, interfaces, enums, streams, switches and handlers: 2 tanh(tanh(x)) +
     * log(x) sqrt(x) + x.
     */
    public static NDArray tour(NDArray x) {
        NDArray y = Activation.soft().twice(x);
        BinaryOperator<NDArray> times = NDArray::mul;
        List<NDArray> links = new ArrayList<>();
        for (Link link : Link.values()) {
            links.add(link.of(x));
        }
        NDArray product = links.stream().reduce(times).get();
        NDArray last;
        try {
            switch (links.size()) {
                case 2:
                    last = Arrays.asList(product, x).stream().reduce(NDArray::add).get();
                    break;
                default:
                    throw new IllegalStateException();
            }
        } finally {
            links.clear();
        }
        return y.add(last).sum();
    }
}
