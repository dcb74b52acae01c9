package io.cotangent.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cotangent.error.TreeException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of named modules, compiled and loaded for the test. */
class TreeModuleTest {
    @TempDir Path directory;

    @Test
    void openPackageIsRead() throws Exception {
        Object params = params("opens com.acme.model;");
        Tree tree = Tree.of(params, "argument 0");
        assertEquals("argument 0.rate", tree.path(0));
        assertEquals(params, tree.value());
    }

    @Test
    void closedPackageIsNamed() throws Exception {
        Object params = params("");
        TreeException exception =
                assertThrows(TreeException.class, () -> Tree.of(params, "argument 0"));
        assertTrue(
                exception
                        .problem()
                        .startsWith(
                                "record com.acme.model.Params cannot be read: its module com.acme"
                                        + " does not open its package; add to module-info.java: opens"
                                        + " com.acme.model"),
                exception.problem());
    }

    private Object params(String opens) throws Exception {
        Path sources = Files.createDirectories(directory.resolve("com/acme/model"));
        Path info =
                Files.writeString(
                        directory.resolve("module-info.java"),
                        "module com.acme { exports com.acme.model; " + opens + " }");
        Path params =
                Files.writeString(
                        sources.resolve("Params.java"),
                        """
                        package com.acme.model;

                        public record Params(double rate) {
                            public static Object make() {
                                return new Params(0.5);
                            }
                        }
                        """);
        int status =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-d",
                                directory.toString(),
                                info.toString(),
                                params.toString());
        assertEquals(0, status);
        Configuration configuration =
                ModuleLayer.boot()
                        .configuration()
                        .resolve(ModuleFinder.of(directory), ModuleFinder.of(), Set.of("com.acme"));
        return ModuleLayer.boot()
                .defineModulesWithOneLoader(configuration, ClassLoader.getSystemClassLoader())
                .findLoader("com.acme")
                .loadClass("com.acme.model.Params")
                .getMethod("make")
                .invoke(null);
    }
}
