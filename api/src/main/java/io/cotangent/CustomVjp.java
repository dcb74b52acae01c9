package io.cotangent;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a method of a marked class its derivative, by a rule for cotangents: see {@link
 * Cotangent#customVjp}, of which this is the form for methods. The agent's option {@code vjp=} does
 * the same for methods that cannot be annotated.
 *
 * <p>The rule for {@code R f(A a, B b)} is {@code Args2<A, B> rule(A a, B b, R cotangent)}, or,
 * with the result, {@code Args2<A, B> rule(A a, B b, R y, R cotangent)}; for one argument it gives
 * an {@code A}. It gives the cotangents of the arguments, null for zeros. Forward mode is derived
 * from it, where it is linear in the cotangent.
 *
 * <p>Parameters of types that hold no arrays (primitive types and their boxes, arrays of primitive
 * types, {@code String}, enums, {@code Class}) are passed on, and have no cotangents: for {@code R
 * f(A a, int n)} these are of {@code a} only. Any other parameter has, and null stands there where
 * an argument has no floating-point array.
 *
 * <p>In a method of plain numbers, whose result is a {@code double}, a {@code float}, a box of one
 * or an array of one or two dimensions of them, such parameters have cotangents, too: the rule for
 * {@code double f(double x, double y, int n)} is {@code Args2<Double, Double> rule(double x, double
 * y, int n, double cotangent)}, or gives them in a {@code double[]}. It is recorded with made-up
 * cotangents, and must not compare them. The method itself is run as it is, never differentiated,
 * and need not be in a marked class if the option gives it the rule; the rule must be.
 *
 * <p>The rule is a method of the same class, or of {@link #in}, found by its name and these types.
 * It is static, or, in the same class, for instance methods, an instance method; a static rule for
 * an instance method takes the object as its first parameter. The object itself is passed on: if it
 * holds arrays that are being differentiated, using them is an error, and a static method that
 * takes them is the remedy.
 *
 * <p>Overriding methods have the annotation if it stands on them; one on an abstract method does
 * nothing. Without the agent the annotation does nothing. A method of a class that was loaded
 * before the agent was attached cannot be differentiated, and says so.
 *
 * @see CustomJvp
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CustomVjp {
    /** The name of the rule. */
    String value();

    /** The class of the rule, {@code void.class} for that of the method. */
    Class<?> in() default void.class;
}
