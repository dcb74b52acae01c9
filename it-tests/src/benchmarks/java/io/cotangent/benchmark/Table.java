package io.cotangent.benchmark;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Sets our times against those of the other libraries.
 *
 * <p>Arguments: the format ({@code text}, {@code tsv} or {@code markdown}), the file of measured
 * rows, the file of the libraries' errors, which may be missing.
 */
public final class Table {
    private Table() {}

    /** See the class. */
    public static void main(String[] args) throws IOException {
        Measured measured = Measured.read(Path.of(args[1]));
        DerivationTable derivations = new DerivationTable(measured);
        KernelTable kernels = new KernelTable(measured, KernelErrors.read(Path.of(args[2])));
        if (args[0].equals("markdown")) {
            derivations
                    .byWorkload()
                    .forEach((workload, section) -> {
                        System.out.println("### " + workload + "\n");
                        section.print(args[0]);
                    });
            System.out.println("### Kernels\n");
        } else {
            derivations.section().print(args[0]);
        }
        kernels.section().print(args[0]);
    }
}
