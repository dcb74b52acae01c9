package attach;

import check.Check;
import com.sun.tools.attach.VirtualMachine;
import io.cotangent.Cotangent;
import io.cotangent.CustomJvp;
import io.cotangent.Differentiable;
import io.cotangent.NDArray;

/** Attaches the agent to its own JVM, when the class to differentiate has long run. */
@Differentiable
public final class Main {
    private Main() {}

    static NDArray square(NDArray x) {
        return x.mul(x);
    }

    @CustomJvp("rule")
    static NDArray ruled(NDArray x) {
        return x.mul(x);
    }

    static NDArray rule(NDArray x, NDArray dx) {
        return dx.mul(7);
    }

    public static void main(String[] args) throws Exception {
        NDArray x = NDArray.of(3.0);
        Check.close("eager", square(x), 0, 9);
        Check.fails(
                "before",
                () -> Cotangent.grad(Main::square).apply(x),
                "AgentMissingException",
                "-javaagent");
        VirtualMachine self = VirtualMachine.attach(Long.toString(ProcessHandle.current().pid()));
        self.loadAgent(args[0], "include=nothing.here");
        self.detach();
        Check.close("after", Cotangent.grad(Main::square).apply(x), 0, 6);
        Check.fails(
                "a rule of a class loaded before",
                () -> Cotangent.grad(Main::ruled).apply(x),
                "RuleException",
                "attach.Main.ruled",
                "loaded before the agent was attached");
        Check.close("its value", ruled(x), 0, 9);
        Check.close("a rule of a class loaded later", Cotangent.grad(Later::ruled).apply(x), 0, 7);
        Check.close("a class loaded later", Cotangent.grad(Later::cube).apply(x), 0, 27);
        Check.done();
    }

    private static final class Later {
        static NDArray cube(NDArray x) {
            return x.pow(3);
        }

        @CustomJvp("rule")
        static NDArray ruled(NDArray x) {
            return x.mul(x);
        }

        static NDArray rule(NDArray x, NDArray dx) {
            return dx.mul(7);
        }
    }
}
