/**
 * Trees: arguments and results taken apart into leaves (arrays and floating-point numbers) and the
 * structure around them, and put together again around other leaves. A gradient has the type of its
 * parameter by being that parameter's structure, rebuilt.
 *
 * <p>This package knows what a leaf looks like. It must not know what is done with one: nothing
 * here traces or computes.
 */
@NullMarked
package io.cotangent.tree;

import org.jspecify.annotations.NullMarked;
