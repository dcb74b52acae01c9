/**
 * Functions as the programs of the paths that they took: recorded at some arguments, replayed at
 * others for as long as these lead along the same path. Knows nothing of derivatives, which replays
 * have as the functions do.
 */
@NullMarked
package io.cotangent.path;

import org.jspecify.annotations.NullMarked;
