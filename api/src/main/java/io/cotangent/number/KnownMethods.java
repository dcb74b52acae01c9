package io.cotangent.number;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules and the substitutes of methods that are known by name: static methods of the same name,
 * whose parameters are those of the call and what woven code adds to them.
 *
 * <p>A <b>rule</b> has the arguments, the result, the shadows of the arguments that are numbers,
 * and the tape; it gives the result's shadow, or nothing where the result is no number.
 *
 * <p>A <b>substitute</b> is called in a method's place. It has the receiver, the arguments, the
 * shadows of those that are numbers, and the tape; it gives the result, and leaves the shadow of
 * one that is a number in the tape.
 *
 * <p>Types that are neither of {@code java.*} nor the array's are {@code Object} there.
 */
public final class KnownMethods {
    private static final ClassDesc TAPE = ClassDesc.of(Tape.class.getName());

    /** The type of arrays, by its internal name. */
    public static final String ARRAY = "io/cotangent/NDArray";

    /** What woven code calls in place of branches, by its internal name. */
    public static final String CHOICES = "io/cotangent/number/Choices";

    private static final Map<String, List<Class<?>>> RULES =
            Map.of(
                    "java/lang/Math", List.of(MathRules.class, FloatMathRules.class),
                    "java/lang/StrictMath", List.of(MathRules.class, FloatMathRules.class),
                    "java/lang/Double", List.of(MathRules.class, FloatMathRules.class),
                    "java/lang/Float", List.of(MathRules.class, FloatMathRules.class),
                    "org/apache/commons/math3/util/FastMath",
                            List.of(FastMathRules.class, MathRules.class, FloatMathRules.class),
                    "org/hipparchus/util/FastMath",
                            List.of(FastMathRules.class, MathRules.class, FloatMathRules.class));

    private static final Map<String, List<Class<?>>> SUBSTITUTES = substitutes();

    private static final Map<String, Method> METHODS = methods();

    /** What has been looked for: calls of the few classes that are known. */
    private static final Map<Wanted, Optional<Method>> FOUND = new ConcurrentHashMap<>();

    private record Wanted(
            String owner, String name, String descriptor, boolean isStatic, boolean isRule) {}

    private KnownMethods() {}

    private static Map<String, List<Class<?>>> substitutes() {
        Map<String, List<Class<?>>> all = new HashMap<>();
        for (String owner : List.of("java/lang/System", "[D", "[F")) {
            all.put(owner, List.of(ArraySubstitutes.class));
        }
        all.put(
                "java/util/Arrays",
                List.of(
                        ArraySubstitutes.class,
                        SearchSubstitutes.class,
                        FunctionSubstitutes.class,
                        StreamSubstitutes.class));
        for (String owner :
                List.of(
                        "java/util/stream/DoubleStream",
                        "java/util/stream/IntStream",
                        "java/util/stream/LongStream",
                        "java/util/stream/Stream",
                        "java/util/stream/BaseStream",
                        "java/util/stream/Collectors",
                        "java/util/Collection",
                        "java/util/Random")) {
            all.put(owner, List.of(StreamSubstitutes.class));
        }
        for (String owner :
                List.of(
                        "java/util/function/DoubleUnaryOperator",
                        "java/util/function/DoublePredicate",
                        "java/util/function/DoubleConsumer",
                        "java/util/Comparator")) {
            all.put(owner, List.of(FunctionSubstitutes.class));
        }
        all.put("java/lang/Double", List.of(BoxSubstitutes.class));
        all.put("java/lang/Float", List.of(BoxSubstitutes.class));
        all.put("java/util/OptionalDouble", List.of(OptionalSubstitutes.class));
        all.put("java/util/DoubleSummaryStatistics", List.of(StatisticsSubstitutes.class));
        for (String owner : List.of("Method", "Constructor", "Field", "Array")) {
            all.put("java/lang/reflect/" + owner, List.of(ReflectionSubstitutes.class));
        }
        for (String owner : List.of("ObjectOutputStream", "ObjectOutput")) {
            all.put("java/io/" + owner, List.of(SerialSubstitutes.class));
        }
        all.put(ARRAY, List.of(ArrayBorder.class));
        all.put(CHOICES, List.of(Choices.class));
        return Map.copyOf(all);
    }

    /** Whether a class, by its internal name, is never woven, but known by rules. */
    public static boolean isRuled(String owner) {
        return RULES.containsKey(owner);
    }

    /** The rule of a static method; null where it has none. */
    public static @Nullable Method rule(String owner, String name, String descriptor) {
        if (!isRuled(owner)) {
            return null;
        }
        Wanted wanted = new Wanted(owner, name, descriptor, true, true);
        return FOUND.computeIfAbsent(wanted, KnownMethods::findRule).orElse(null);
    }

    private static Optional<Method> findRule(Wanted call) {
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(call.descriptor);
        List<ClassDesc> parameters = known(type.parameterList());
        ClassDesc result = known(type.returnType());
        if (!result.equals(ConstantDescs.CD_void)) {
            parameters.add(result);
        }
        ClassDesc shadow = isNumber(result) ? ConstantDescs.CD_int : ConstantDescs.CD_void;
        return find(RULES.getOrDefault(call.owner, List.of()), call.name, parameters, type, shadow);
    }

    /** What to call in a method's place; null where that is the method itself. */
    public static @Nullable Method substitute(
            String owner, String name, String descriptor, boolean isStatic) {
        boolean isCollection = name.equals("parallelStream") && owner.startsWith("java/util/");
        String declarer = isCollection ? "java/util/Collection" : owner;
        if (!SUBSTITUTES.containsKey(declarer)) {
            return null;
        }
        Wanted wanted = new Wanted(declarer, name, descriptor, isStatic, false);
        return FOUND.computeIfAbsent(wanted, KnownMethods::findSubstitute).orElse(null);
    }

    private static Optional<Method> findSubstitute(Wanted call) {
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(call.descriptor);
        List<ClassDesc> parameters = known(type.parameterList());
        if (!call.isStatic) {
            parameters.addFirst(receiver(call.owner));
        }
        List<Class<?>> substitutes = SUBSTITUTES.getOrDefault(call.owner, List.of());
        return find(substitutes, call.name, parameters, type, known(type.returnType()));
    }

    private static ClassDesc receiver(String owner) {
        return owner.startsWith("[")
                ? ClassDesc.ofDescriptor(owner)
                : ClassDesc.ofInternalName(owner);
    }

    private static Optional<Method> find(
            List<Class<?>> owners,
            String name,
            List<ClassDesc> parameters,
            MethodTypeDesc call,
            ClassDesc result) {
        for (ClassDesc parameter : call.parameterList()) {
            if (isNumber(parameter)) {
                parameters.add(ConstantDescs.CD_int);
            }
        }
        parameters.add(TAPE);
        String descriptor = MethodTypeDesc.of(result, parameters).descriptorString();
        for (Class<?> owner : owners) {
            Method method = METHODS.get(key(owner, name, descriptor));
            if (method != null) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }

    private static boolean isNumber(ClassDesc type) {
        return type.equals(ConstantDescs.CD_double) || type.equals(ConstantDescs.CD_float);
    }

    private static List<ClassDesc> known(List<ClassDesc> types) {
        List<ClassDesc> known = new ArrayList<>();
        for (ClassDesc type : types) {
            known.add(known(type));
        }
        return known;
    }

    private static ClassDesc known(ClassDesc type) {
        boolean isForeign =
                type.isClassOrInterface()
                        && !type.packageName().startsWith("java.")
                        && !type.equals(ClassDesc.ofInternalName(ARRAY));
        return isForeign ? ConstantDescs.CD_Object : type;
    }

    private static Map<String, Method> methods() {
        Map<String, Method> methods = new HashMap<>();
        for (Map<String, List<Class<?>>> known : List.of(RULES, SUBSTITUTES)) {
            known.values().forEach(owners -> owners.forEach(owner -> addMethods(owner, methods)));
        }
        return Map.copyOf(methods);
    }

    private static void addMethods(Class<?> owner, Map<String, Method> methods) {
        for (Method method : owner.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
                methods.put(key(owner, method.getName(), descriptor(method)), method);
            }
        }
    }

    private static String key(Class<?> owner, String name, String descriptor) {
        return owner.getName() + '.' + name + descriptor;
    }

    /** The descriptor of a rule or a substitute. */
    public static String descriptor(Method method) {
        return java.lang.invoke.MethodType.methodType(
                        method.getReturnType(), method.getParameterTypes())
                .descriptorString();
    }
}
