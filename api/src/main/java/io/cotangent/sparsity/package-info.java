/**
 * Where matrices have zeros whatever the numbers are: how that is found out for linear programs,
 * and how few products with a matrix tell all of its other elements.
 */
@NullMarked
package io.cotangent.sparsity;

import org.jspecify.annotations.NullMarked;
