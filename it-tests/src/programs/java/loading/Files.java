package loading;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.DiscontinuedInstruction.JsrInstruction;
import java.lang.classfile.instruction.DiscontinuedInstruction.RetInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Consumer;

/** Class files that no compiler of today makes: each has a method {@code f} of a number. */
final class Files {
    private static final MethodTypeDesc OF_NUMBER = MethodTypeDesc.ofDescriptor("(D)D");

    private Files() {}

    private static byte[] of(String name, int version, Consumer<CodeBuilder> code) {
        return ClassFile.of()
                .build(
                        ClassDesc.of(name),
                        type ->
                                type.withVersion(version, version == 45 ? 3 : 0)
                                        .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER)
                                        .withMethodBody(
                                                "f",
                                                OF_NUMBER,
                                                ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                                                code));
    }

    /** Doubles its argument in a subroutine, twice, and gives the square. */
    static byte[] withSubroutine(String name, int version) {
        return of(
                name,
                version,
                code -> {
                    Label subroutine = code.newLabel();
                    code.with(JsrInstruction.of(subroutine));
                    code.with(JsrInstruction.of(subroutine));
                    code.dload(0).dload(0).dmul().dreturn();
                    code.labelBinding(subroutine);
                    code.astore(2).dload(0).dload(0).dadd().dstore(0);
                    code.with(RetInstruction.of(2));
                });
    }

    /** So much code that there is no room for what follows its numbers. */
    static byte[] large(String name) {
        return of(
                name,
                65,
                code -> {
                    for (int i = 0; i < 6000; i++) {
                        code.dload(0).dload(0).dadd().dstore(0);
                        code.dload(0).ldc(.5).dmul().dstore(0);
                    }
                    code.dload(0).dreturn();
                });
    }

    /** A square. */
    static byte[] plain(String name) {
        return of(name, 65, code -> code.dload(0).dload(0).dmul().dreturn());
    }
}
