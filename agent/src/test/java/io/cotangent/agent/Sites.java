package io.cotangent.agent;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The redirected sites of a class file, as texts: {@code mul p.A.f A.java:3}. */
final class Sites {
    private Sites() {}

    static List<String> of(byte[] classFile) {
        List<String> sites = new ArrayList<>();
        ClassVisitor visitor =
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String name,
                            String type,
                            String signature,
                            String[] exceptions) {
                        return new MethodVisitor(Opcodes.ASM9) {
                            @Override
                            public void visitInvokeDynamicInsn(
                                    String name, String type, Handle bootstrap, Object... args) {
                                if (bootstrap.getOwner().equals("io/cotangent/trace/CallSites")) {
                                    sites.add(text(name, bootstrap, args));
                                }
                            }
                        };
                    }
                };
        new ClassReader(classFile).accept(visitor, 0);
        return sites;
    }

    private static String text(String name, Handle bootstrap, Object... args) {
        return switch (bootstrap.getName()) {
            case "operation" -> name + " " + source(0, args);
            case "reference" -> args[1] + " " + source(4, args);
            case "alternateReference" -> args[1] + " " + source(3, args);
            default -> throw new AssertionError(bootstrap);
        };
    }

    private static String source(int from, Object... args) {
        return args[from] + "." + args[from + 1] + " " + args[from + 2] + ":" + args[from + 3];
    }
}
