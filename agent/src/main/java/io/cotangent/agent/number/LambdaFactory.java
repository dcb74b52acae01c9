package io.cotangent.agent.number;

import io.cotangent.number.Signatures;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** Sites that make functions: those that show numbers are linked by {@link LambdaSites}. */
final class LambdaFactory {
    private static final String SITES = "io/cotangent/agent/number/LambdaSites";
    private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";
    private static final String LIBRARY = "io/cotangent/";
    private static final String FUNCTIONS = LIBRARY + "function/";

    /** The static method that makes a function, of which the site hands over captured numbers. */
    static final String MAKE = "make";

    private LambdaFactory() {}

    static boolean isOurs(Handle bootstrap) {
        return bootstrap.getOwner().equals(SITES);
    }

    static boolean isRedirected(AbstractInsnNode instruction) {
        return instruction instanceof InvokeDynamicInsnNode site && isOurs(site.bsm);
    }

    /** What a site hands over to. */
    static int tag(String descriptor) {
        return Signatures.of(MAKE, descriptor);
    }

    /** Whether a site makes a function that takes, gives, captures or computes numbers. */
    static boolean showsNumbers(InvokeDynamicInsnNode site) {
        if (!site.bsm.getOwner().equals(METAFACTORY) || site.bsmArgs.length < 3) {
            return false;
        }
        return Numbers.mentions(site.desc)
                || Numbers.mentions(((Type) site.bsmArgs[0]).getDescriptor())
                || Numbers.mentions(((Type) site.bsmArgs[2]).getDescriptor())
                || Numbers.mentions(((Handle) site.bsmArgs[1]).getDesc())
                || isForLibrary(site) && mentionsUsers((Type) site.bsmArgs[2]);
    }

    /** Whether a function is of types of users, in which there may be numbers. */
    private static boolean mentionsUsers(Type function) {
        return isUsers(function.getReturnType())
                || Arrays.stream(function.getArgumentTypes()).anyMatch(LambdaFactory::isUsers);
    }

    private static boolean isUsers(Type type) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        return element.getSort() == Type.OBJECT
                && !element.getInternalName().startsWith("java/")
                && !element.getInternalName().startsWith(LIBRARY);
    }

    /** Whether the function is one that the library differentiates. */
    static boolean isForLibrary(InvokeDynamicInsnNode site) {
        return Type.getReturnType(site.desc).getInternalName().startsWith(FUNCTIONS);
    }

    /** The method of a class that a function runs; null where it is another class's. */
    static @Nullable String implementation(InvokeDynamicInsnNode site, String owner) {
        Handle handle = (Handle) site.bsmArgs[1];
        return handle.getOwner().equals(owner) ? handle.getName() + handle.getDesc() : null;
    }

    /** Links a site to the class that makes woven functions. */
    static void redirect(InvokeDynamicInsnNode site) {
        site.bsm =
                new Handle(site.bsm.getTag(), SITES, site.bsm.getName(), site.bsm.getDesc(), false);
    }
}
