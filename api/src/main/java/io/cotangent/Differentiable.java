package io.cotangent;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks code that may be differentiated: a class with its nested classes and lambdas, or a package
 * (in {@code package-info.java}, for its own classes only). The agent's option {@code include=}
 * does the same for code that cannot be annotated. Marked code runs as it always does; only, its
 * array operations can be followed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.PACKAGE})
public @interface Differentiable {}
