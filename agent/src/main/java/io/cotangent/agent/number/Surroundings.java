package io.cotangent.agent.number;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class that is being woven, and what its methods can see.
 *
 * @param links whether its class file may have sites that are linked when they run
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
        boolean links,
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

    /** Whether there is a field beside a field; class files before Java 7 must know it now. */
    Outlook.Beside beside(String owner, String field, String descriptor) {
        Outlook.Beside beside = outlook.beside(loader, owner, field, descriptor);
        if (beside != Outlook.Beside.UNKNOWN || links) {
            return beside;
        }
        return isWoven(owner) ? Outlook.Beside.THERE : Outlook.Beside.NONE;
    }

    String declarer(String owner, String method, String descriptor) {
        return outlook.declarer(loader, owner, method, descriptor);
    }

    boolean isFinal(String owner, String method, String descriptor) {
        return outlook.isFinal(loader, owner, method, descriptor);
    }
}
