/** Stretches of long lists that come again and again: loops that were written out. */
package io.cotangent.intrinsics.repeat;
