package io.cotangent.agent.number;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class that is being woven, and what its methods can see.
 *
 * @param isWhole whether all of its methods are woven, and its fields; else those are that its
 *     lambdas run
 * @param traced the methods that have a traced body, by name and descriptor
 * @param implementation the method that a function runs, which has a traced body though its class
 *     is not woven as a whole: by its class, name and descriptor
 */
record Surroundings(
        Outlook outlook,
        ClassLoader loader,
        String name,
        boolean isInterface,
        boolean isWhole,
        Set<String> traced,
        @Nullable String implementation) {

    /** Whether a class's methods that touch numbers have traced bodies. */
    boolean isWoven(String owner) {
        return owner.equals(name) ? isWhole : outlook.isWoven(loader, owner);
    }

    /** Whether a method of this class has a traced body beside it. */
    boolean hasTwin(String owner, String method, String descriptor) {
        return owner.equals(name) && traced.contains(method + descriptor);
    }

    /** Whether a method is the one that the function runs that this class is of. */
    boolean isImplementation(String owner, String method, String descriptor) {
        return (owner + "." + method + descriptor).equals(implementation);
    }

    boolean hasShadow(String owner, String field, String descriptor) {
        return outlook.hasShadow(loader, owner, field, descriptor);
    }

    String declarer(String owner, String method, String descriptor) {
        return outlook.declarer(loader, owner, method, descriptor);
    }

    boolean isFinal(String owner, String method, String descriptor) {
        return outlook.isFinal(loader, owner, method, descriptor);
    }
}
