/** Running programs. Knows programs and operations; knows nothing of derivatives. */
@NullMarked
package io.cotangent.execute;

import org.jspecify.annotations.NullMarked;
