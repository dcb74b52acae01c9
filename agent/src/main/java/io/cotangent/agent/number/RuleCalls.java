package io.cotangent.agent.number;

import io.cotangent.custom.CustomSites;
import io.cotangent.number.HandOver;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What is left of methods that have derivative rules: sites that link to their code and rules. */
final class RuleCalls {
    private static final String RULES = "io/cotangent/custom/CustomSites";

    private final MethodNode body;
    private final Slots slots;

    RuleCalls(MethodNode body, Slots slots) {
        this.body = body;
        this.slots = slots;
    }

    /** Whether a site is of a method with a rule, be it one that cannot be used. */
    static boolean hasRule(InvokeDynamicInsnNode site) {
        return site.bsm.getOwner().equals(RULES);
    }

    /** Whether a site is of a method with a rule that is one of plain numbers. */
    static boolean isOfNumbers(InvokeDynamicInsnNode site) {
        return hasRule(site)
                && site.bsm.getName().equals("method")
                && CustomSites.isOfNumbers(Type.getReturnType(site.desc).getDescriptor());
    }

    /** What is wrong with active numbers at another site of a method with a rule. */
    static String message(InvokeDynamicInsnNode site, Call call) {
        return site.bsm.getName().equals("refusal")
                ? call.text() + " has a derivative rule, but " + site.bsmArgs[0]
                : HandOver.ruleForArrays(call.text());
    }

    /** Weaves the site of a method of plain numbers, size values being on the stack before. */
    void weave(InvokeDynamicInsnNode site, int size) {
        Call call = new Call("", site.name, site.desc, Opcodes.INVOKEDYNAMIC, size);
        Code before = new Code(slots.tape());
        call.numbers().forEach(place -> before.load(slots.operand(place)));
        before.tape();
        body.instructions.insertBefore(site, before.list);
        String shadows = "I".repeat(call.numbers().size());
        site.desc = site.desc.replace(")", shadows + Code.TAPE_TYPE + ")");
        Handle method = site.bsm;
        site.bsm =
                new Handle(method.getTag(), method.getOwner(), "numbers", method.getDesc(), false);
        if (Numbers.isNumber(call.result())) {
            Code after = new Code(slots.tape()).storeResult(slots.result());
            body.instructions.insert(site, after.list);
        }
    }
}
