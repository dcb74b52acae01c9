package io.cotangent.number;

import org.jspecify.annotations.Nullable;

/**
 * How woven methods hand over the shadows of arguments and results: by registers of the tape, which
 * say for which method they are. Code that is not woven neither takes nor sets them, so that both
 * sides of a call find out that the other is not woven.
 */
public final class HandOver {
    private HandOver() {}

    /** Hands over to a method that is known to be woven. */
    public static void hand(Tape t, int tag) {
        t.active = t.moreActive;
        t.moreActive = 0;
        t.tag = tag;
    }

    /** As {@link #hand(Tape, int)}, the shadow of one argument. */
    public static void hand(int a, Tape t, int tag) {
        t.argument0 = a;
        t.active = a;
        t.tag = tag;
    }

    /** As {@link #hand(Tape, int)}, of two arguments. */
    public static void hand(int a, int b, Tape t, int tag) {
        t.argument0 = a;
        t.argument1 = b;
        t.active = a | b;
        t.tag = tag;
    }

    /** As {@link #hand(Tape, int)}, of three arguments. */
    public static void hand(int a, int b, int c, Tape t, int tag) {
        t.argument0 = a;
        t.argument1 = b;
        t.argument2 = c;
        t.active = a | b | c;
        t.tag = tag;
    }

    /** As {@link #hand(Tape, int)}, of four arguments, after {@link #more}. */
    public static void hand(int a, int b, int c, int d, Tape t, int tag) {
        t.argument0 = a;
        t.argument1 = b;
        t.argument2 = c;
        t.argument3 = d;
        t.active = a | b | c | d | t.moreActive;
        t.moreActive = 0;
        t.tag = tag;
    }

    /** The shadow of an argument from the fifth on, before those of the first four. */
    public static void more(int a, int index, Tape t) {
        t.more[index] = a;
        t.moreActive |= a;
    }

    /** Hands over to the method that an object has, or refuses one that is not woven. */
    public static void call(Object receiver, Tape t, int tag) {
        hand(t, tag);
        meet(receiver, t, tag);
    }

    /** As {@link #call(Object, Tape, int)}, the shadow of one argument. */
    public static void call(Object receiver, int a, Tape t, int tag) {
        hand(a, t, tag);
        meet(receiver, t, tag);
    }

    /** As {@link #call(Object, Tape, int)}, of two arguments. */
    public static void call(Object receiver, int a, int b, Tape t, int tag) {
        hand(a, b, t, tag);
        meet(receiver, t, tag);
    }

    /** As {@link #call(Object, Tape, int)}, of three arguments. */
    public static void call(Object receiver, int a, int b, int c, Tape t, int tag) {
        hand(a, b, c, t, tag);
        meet(receiver, t, tag);
    }

    /** As {@link #call(Object, Tape, int)}, of four arguments, after {@link #more}. */
    public static void call(Object receiver, int a, int b, int c, int d, Tape t, int tag) {
        hand(a, b, c, d, t, tag);
        meet(receiver, t, tag);
    }

    private static void meet(Object receiver, Tape t, int tag) {
        if (!Callees.isWoven(receiver, tag)) {
            t.tag = 0;
            if (t.active != 0) {
                throw Refusals.unwoven(receiver, tag, t);
            }
        }
    }

    /**
     * Whether the method that an object has leaves the numbers in arrays and boxes as they are: it
     * is woven, or Java's own, which a woven class inherits.
     */
    public static int isWoven(Object receiver, int tag) {
        return Callees.isWoven(receiver, tag) || Callees.isKeeper(receiver, tag) ? 1 : 0;
    }

    /**
     * The begin of a traced body.
     *
     * @return 0 where the caller has handed over to it, 1 where the caller is not woven
     */
    public static int enter(Tape t, int tag) {
        if (t.tag == tag) {
            t.tag = 0;
            return 0;
        }
        if (t.tag != 0) {
            missed(t);
        }
        return 1;
    }

    /** What was handed over was not taken. */
    private static void missed(Tape t) {
        int tag = t.tag;
        t.tag = 0;
        if (t.active != 0) {
            throw Refusals.missed(tag, t);
        }
    }

    /** The shadow of the first argument. */
    public static int argument0(Tape t, int foreign) {
        return foreign == 0 ? t.argument0 : 0;
    }

    /** The shadow of the second argument. */
    public static int argument1(Tape t, int foreign) {
        return foreign == 0 ? t.argument1 : 0;
    }

    /** The shadow of the third argument. */
    public static int argument2(Tape t, int foreign) {
        return foreign == 0 ? t.argument2 : 0;
    }

    /** The shadow of the fourth argument. */
    public static int argument3(Tape t, int foreign) {
        return foreign == 0 ? t.argument3 : 0;
    }

    /** The shadow of an argument from the fifth on. */
    public static int argument(int index, Tape t, int foreign) {
        return foreign == 0 ? t.more[index] : 0;
    }

    /**
     * The end of a traced body that gives a number: refuses to give it to code that is not woven.
     */
    public static void give(int shadow, int foreign, Tape t, int tag) {
        t.returned = shadow;
        t.returnedTag = tag;
        if (foreign != 0 && shadow != 0) {
            throw Refusals.returned(tag, t);
        }
    }

    /** The shadow of the number that a method gave. */
    public static int take(Tape t, int tag) {
        if (t.tag != 0) {
            missed(t);
        }
        if (t.returnedTag == tag) {
            t.returnedTag = 0;
            return t.returned;
        }
        return 0;
    }

    /** After a call that gives no number. */
    public static void after(Tape t) {
        if (t.tag != 0) {
            missed(t);
        }
    }

    /** At the begin of an exception's handler: what was under way has ended. */
    public static void caught(Tape t) {
        t.tag = 0;
        t.moreActive = 0;
    }

    /**
     * Whether a function of objects leaves the numbers in them as they are: because its code is
     * woven, or Java's own, which hands them on.
     */
    public static int keeps(Object receiver, int tag) {
        if (receiver == null) {
            return 0; // the call throws
        }
        return Guards.keeps(receiver) || Callees.isWoven(receiver, tag) ? 1 : 0;
    }

    /**
     * Refuses to read numbers by handles of variables while there is something to differentiate.
     */
    public static void unseen(Tape t, String method) {
        if (!t.isGuest() && t.size() > 0) {
            throw Refusals.unseen(method, t);
        }
    }

    /** Refuses to hand an active number to a method that is not woven. */
    public static void check(int shadow, Tape t, String method) {
        if (shadow != 0) {
            throw Refusals.passed(method, t);
        }
    }

    /** Refuses to hand an array with active elements, or an active box, to a method. */
    public static void check(Object argument, Tape t, String method) {
        if (Refusals.isActive(argument, t)) {
            throw Refusals.passed(method, t);
        }
    }

    /**
     * Refuses an object that a method which is not woven has made of active numbers in others.
     *
     * @param result what the method gives
     * @param given the objects that it was given; null for other arguments
     */
    @SuppressWarnings("ReferenceEquality") // whether it is that object
    public static void gaveBack(
            @Nullable Object result, @Nullable Object[] given, Tape t, String method) {
        boolean isActive = false;
        for (Object one : given) {
            if (one == result) {
                return;
            }
            isActive |= Refusals.isActive(one, t);
        }
        if (isActive && result != null) {
            throw Refusals.passed(method, t);
        }
    }

    /**
     * Refuses to hand an active number to a method whose derivative rule has none for it.
     *
     * @param message the error's; {@link #ruleForArrays} makes one
     */
    public static void checkRule(int shadow, Tape t, String message) {
        if (shadow != 0) {
            throw Refusals.ruled(message, t);
        }
    }

    /** Refuses to hand an array with active elements, or an active box, to such a method. */
    public static void checkRule(Object argument, Tape t, String message) {
        if (Refusals.isActive(argument, t)) {
            throw Refusals.ruled(message, t);
        }
    }

    /** Says that a method's derivative rule is for arrays. */
    public static String ruleForArrays(String method) {
        return method
                + " has a derivative rule for arrays, and is given a number that depends on what is"
                + " differentiated, for which the rule has no derivative: let it take and give numbers only,"
                + " or an NDArray, and call it with NDArray.of(x)";
    }

    /** As {@link #check(Object, Tape, String)}, where the method turned out not to be woven. */
    public static void check(Object argument, int woven, Tape t, String method) {
        if (woven == 0) {
            check(argument, t, method);
        }
    }

    /**
     * The begin of a method that could not be woven: refuses to run while there is a derivative.
     */
    public static void refuse(String method, String reason) {
        Tape t = Tapes.ofThread();
        if (t != null && t.size() > 0) {
            throw Refusals.notWoven(method, reason, t);
        }
    }
}
