package io.cotangent.agent.number;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Takes out what is never reached, with its lines: nothing is known of the stack there, but the
 * verifier looks at them.
 */
final class DeadCode {
    private DeadCode() {}

    /** Takes them out, and gives the frames of what is left. */
    static @Nullable Frame<BasicValue>[] remove(
            String owner, MethodNode method, @Nullable Frame<BasicValue>[] frames)
            throws AnalyzerException {
        List<AbstractInsnNode> dead = new ArrayList<>();
        boolean hasFrames = false;
        int index = 0;
        for (AbstractInsnNode instruction : method.instructions) {
            hasFrames |= instruction instanceof FrameNode;
            if (frames[index] == null && !(instruction instanceof LabelNode)) {
                dead.add(instruction);
            }
            index++;
        }
        if (dead.isEmpty() || !hasFrames) {
            return frames; // without frames, the verifier does not look either
        }
        dead.forEach(method.instructions::remove);
        method.tryCatchBlocks.removeIf(DeadCode::isEmpty);
        return new Analyzer<>(new BasicInterpreter()).analyze(owner, method);
    }

    @SuppressWarnings("ReferenceEquality") // which instruction it is
    private static boolean isEmpty(TryCatchBlockNode block) {
        for (AbstractInsnNode at = block.start; at != block.end && at != null; at = at.getNext()) {
            if (at.getOpcode() >= 0) {
                return false;
            }
        }
        return true;
    }
}
