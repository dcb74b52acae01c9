package io.cotangent.agent.number;

import io.cotangent.number.Woven;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.LambdaConversionException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Links the sites of woven code that make functions which show numbers: as {@link
 * LambdaMetafactory}, but the class of the function is woven, too.
 */
public final class LambdaSites {
    private static volatile @Nullable NumberWeaver weaver;

    private LambdaSites() {}

    static void weaveBy(NumberWeaver one) {
        weaver = one;
    }

    /** As {@link LambdaMetafactory#metafactory}. */
    public static CallSite metafactory(
            Lookup caller,
            String name,
            MethodType factoryType,
            MethodType erased,
            MethodHandle implementation,
            MethodType instantiated)
            throws LambdaConversionException {
        MethodHandleInfo info = caller.revealDirect(implementation);
        if (!LambdaClass.canName(caller.lookupClass(), info)) {
            return LambdaMetafactory.metafactory(
                    caller, name, factoryType, erased, implementation, instantiated);
        }
        return link(
                caller,
                new LambdaClass(
                        caller.lookupClass(),
                        name,
                        factoryType,
                        erased,
                        info,
                        instantiated,
                        List.of(),
                        List.of(),
                        false));
    }

    /** As {@link LambdaMetafactory#altMetafactory}. */
    public static CallSite altMetafactory(
            Lookup caller, String name, MethodType factoryType, Object... arguments)
            throws LambdaConversionException {
        MethodHandleInfo info = caller.revealDirect((MethodHandle) arguments[1]);
        if (!LambdaClass.canName(caller.lookupClass(), info)) {
            return LambdaMetafactory.altMetafactory(caller, name, factoryType, arguments);
        }
        int flags = (Integer) arguments[3];
        int next = 4;
        List<Class<?>> markers = new ArrayList<>();
        if ((flags & LambdaMetafactory.FLAG_MARKERS) != 0) {
            int count = (Integer) arguments[next++];
            for (int i = 0; i < count; i++) {
                markers.add((Class<?>) arguments[next++]);
            }
        }
        List<MethodType> bridges = new ArrayList<>();
        if ((flags & LambdaMetafactory.FLAG_BRIDGES) != 0) {
            int count = (Integer) arguments[next++];
            for (int i = 0; i < count; i++) {
                bridges.add((MethodType) arguments[next++]);
            }
        }
        return link(
                caller,
                new LambdaClass(
                        caller.lookupClass(),
                        name,
                        factoryType,
                        (MethodType) arguments[0],
                        info,
                        (MethodType) arguments[2],
                        markers,
                        bridges,
                        (flags & LambdaMetafactory.FLAG_SERIALIZABLE) != 0));
    }

    private static CallSite link(Lookup caller, LambdaClass function)
            throws LambdaConversionException {
        Class<?> around = caller.lookupClass();
        byte[] classFile =
                Objects.requireNonNull(weaver, "the agent")
                        .weaveFunction(
                                around.getClassLoader(),
                                function.classFile(),
                                Woven.isWoven(around) ? null : function.implementation(around));
        try {
            Lookup defined =
                    caller.defineHiddenClass(
                            classFile, true, ClassOption.NESTMATE, ClassOption.STRONG);
            MethodType type = function.factoryType();
            MethodHandle make = defined.findStatic(defined.lookupClass(), LambdaFactory.MAKE, type);
            if (type.parameterCount() > 0) {
                return new ConstantCallSite(make);
            }
            Object one = make.asType(MethodType.methodType(Object.class)).invokeExact();
            return new ConstantCallSite(MethodHandles.constant(type.returnType(), one));
        } catch (Throwable failure) {
            throw new LambdaConversionException("a function of " + around.getName(), failure);
        }
    }
}
