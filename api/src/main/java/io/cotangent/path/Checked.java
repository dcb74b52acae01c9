package io.cotangent.path;

import io.cotangent.error.Weaving;
import io.cotangent.trace.Checking;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Functions that are checked for NaN and infinities, wherever and in whatever derivative. */
public final class Checked {
    private Checked() {}

    /**
     * A function's value, checked; what is taken of it later is checked, too.
     *
     * @throws io.cotangent.error.NonFiniteException if the value has a NaN or an infinity that did
     *     not come with the arguments
     */
    public static @Nullable Object call(
            Function<Object[], @Nullable Object> body, Object owner, Object... arguments) {
        Weaving.require("checks");
        Arguments given = new Arguments(arguments);
        Route route = Checking.during(() -> Route.of(body, owner, Checking::around, given));
        return route.value(given);
    }
}
