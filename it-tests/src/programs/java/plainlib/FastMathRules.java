package plainlib;

import check.Check;
import io.cotangent.number.KnownMethods;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which methods of either library's own class of functions have rules. */
final class FastMathRules {
    /** Of objects, which differentiate in their own way; an active number is refused there. */
    private static final Set<String> REFUSED =
            Set.of(
                    "pow(CalculusFieldElement,double)",
                    "min(CalculusFieldElement,double)",
                    "max(CalculusFieldElement,double)",
                    "IEEEremainder(CalculusFieldElement,double)",
                    "copySign(CalculusFieldElement,double)");

    private FastMathRules() {}

    static void check() {
        Check.is(
                "Commons Math's without rules",
                without(org.apache.commons.math3.util.FastMath.class),
                Set.of());
        Check.is(
                "Hipparchus's without rules", without(org.hipparchus.util.FastMath.class), REFUSED);
    }

    private static Set<String> without(Class<?> owner) {
        Set<String> without = new TreeSet<>();
        for (Method method : owner.getDeclaredMethods()) {
            boolean takes =
                    Arrays.stream(method.getParameterTypes())
                            .anyMatch(type -> type == double.class || type == float.class);
            boolean isKnown =
                    KnownMethods.rule(
                                    owner.getName().replace('.', '/'),
                                    method.getName(),
                                    KnownMethods.descriptor(method))
                            != null;
            if (takes && Modifier.isPublic(method.getModifiers()) && !isKnown) {
                String types =
                        String.join(
                                ",",
                                Stream.of(method.getParameterTypes())
                                        .map(Class::getSimpleName)
                                        .toList());
                without.add(method.getName() + "(" + types + ")");
            }
        }
        return without;
    }
}
