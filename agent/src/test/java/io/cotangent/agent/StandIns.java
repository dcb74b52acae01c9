package io.cotangent.agent;

import java.util.Map;

/**
 * Sources that stand for the array and its runtime: small enough to be compiled for every release,
 * and complete enough for a rewritten class to run. The runtime links each operation to the plain
 * method and keeps a record of it.
 */
final class StandIns {
    static final Map<String, String> SOURCES =
            Map.of(
                    "io.cotangent.Arithmetic",
                    "package io.cotangent; public interface Arithmetic { NDArray neg(); }",
                    "io.cotangent.CustomJvp",
                    """
                    package io.cotangent;
                    import java.lang.annotation.*;
                    @Retention(RetentionPolicy.RUNTIME)
                    public @interface CustomJvp { String value(); Class<?> in() default void.class; }
                    """,
                    "io.cotangent.CustomVjp",
                    "package io.cotangent; public @interface CustomVjp { String value(); Class<?> in() default"
                            + " void.class; }",
                    "io.cotangent.custom.CustomSites",
                    """
                    package io.cotangent.custom;
                    import java.lang.invoke.*;
                    import java.lang.invoke.MethodHandles.Lookup;
                    public final class CustomSites {
                        public static final java.util.List<String> LINKED = new java.util.ArrayList<String>();
                        public static CallSite method(Lookup caller, String name, MethodType type, String body,
                                int isStatic, int isForward, String ruleClass, String ruleName) throws Exception {
                            LINKED.add(name + " " + body + " " + (isForward == 1 ? "jvp" : "vjp")
                                    + " " + ruleClass + "." + ruleName);
                            Class<?> owner = caller.lookupClass();
                            return new ConstantCallSite((isStatic == 1 ? caller.findStatic(owner, body, type)
                                    : caller.findSpecial(owner, body, type.dropParameterTypes(0, 1), owner)).asType(type));
                        }
                        public static CallSite refusal(Lookup caller, String name, MethodType type, String problem)
                                throws Exception {
                            LINKED.add(name + " " + problem);
                            MethodHandle nothing = MethodHandles.constant(Object.class, null)
                                    .asType(MethodType.methodType(void.class));
                            return new ConstantCallSite(
                                    MethodHandles.dropArguments(nothing, 0, type.parameterArray()));
                        }
                    }
                    """,
                    "io.cotangent.Differentiable",
                    "package io.cotangent; public @interface Differentiable {}",
                    "io.cotangent.NDArray",
                    """
                    package io.cotangent;
                    public interface NDArray extends Arithmetic {
                        double item();
                        static NDArray of(final double... values) {
                            return new NDArray() { public double item() { return values[0]; } };
                        }
                        static NDArray where(NDArray c, NDArray a, NDArray b) { return c.item() != 0 ? a : b; }
                        default NDArray neg() { return of(-item()); }
                        default NDArray mul(NDArray y) { return of(item() * y.item()); }
                        default NDArray mul(double y) { return of(item() * y); }
                        default NDArray sin() { return of(Math.sin(item())); }
                        default NDArray sum(int... axes) { return this; }
                        default int rank() { return 0; }
                    }
                    """,
                    "io.cotangent.trace.CallSites",
                    """
                    package io.cotangent.trace;
                    import io.cotangent.NDArray;
                    import java.lang.invoke.*;
                    import java.lang.invoke.MethodHandles.Lookup;
                    public final class CallSites {
                        public static final java.util.List<String> LINKED = new java.util.ArrayList<String>();
                        private static MethodHandle find(Lookup caller, String name, MethodType type) throws Exception {
                            try {
                                return caller.findVirtual(NDArray.class, name, type.dropParameterTypes(0, 1));
                            } catch (NoSuchMethodException missing) {
                                return caller.findStatic(NDArray.class, name, type);
                            }
                        }
                        public static CallSite operation(Lookup caller, String name, MethodType type,
                                String className, String method, String file, int line) throws Exception {
                            LINKED.add(name + " " + className + "." + method + " " + file + ":" + line);
                            return new ConstantCallSite(find(caller, name, type));
                        }
                        public static CallSite reference(Lookup caller, String sam, MethodType factory, MethodType samType,
                                String name, MethodType type, MethodType instantiated,
                                String className, String method, String file, int line) throws Exception {
                            LINKED.add(name + " " + className + "." + method + " " + file + ":" + line);
                            return LambdaMetafactory.metafactory(
                                    caller, sam, factory, samType, find(caller, name, type), instantiated);
                        }
                        public static CallSite alternateReference(
                                Lookup caller, String sam, MethodType factory, Object... args) throws Exception {
                            LINKED.add(args[1] + " " + args[3] + "." + args[4] + " " + args[5] + ":" + args[6]);
                            Object[] rest = new Object[args.length - 5];
                            rest[0] = args[0];
                            rest[1] = find(caller, (String) args[1], (MethodType) args[2]);
                            System.arraycopy(args, 7, rest, 2, args.length - 7);
                            return LambdaMetafactory.altMetafactory(caller, sam, factory, rest);
                        }
                    }
                    """);

    private StandIns() {}

    /** Whether a class is one of these, or nested in one. */
    static boolean has(String className) {
        return SOURCES.containsKey(className.replaceFirst("[$].*", ""));
    }
}
