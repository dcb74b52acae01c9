package io.cotangent.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "com.acme.Model, com.acme.Model",
        "com.acme.Model, com.acme.Model$Layer",
        "com.acme.Model, com.acme.Model$Layer$1",
        "com.acme, com.acme.Model",
        "com.acme, com.acme.deep.Model",
        "com.acme.*, com.acme.Model",
        "com.acme.*, com.acme.Model$Layer",
        "com.acme.**, com.acme.Model",
        "com.acme.**, com.acme.deep.er.Model",
        "**, Model",
        "**, com.acme.Model",
        "**.Model, Model",
        "**.Model, com.acme.Model",
        "**.Model, com.acme.Model$Layer",
        "com.**.Model, com.Model",
        "com.**.Model, com.a.b.Model",
        "com.acme.M*l, com.acme.Model",
        "com.acme.M?del, com.acme.Model",
        "com.acme.Model$Layer, com.acme.Model$Layer",
        "*, Model",
        "*.*.Model, com.acme.Model"
    })
    void matches(String glob, String className) {
        assertThat(Glob.of(glob).matches(className)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.Model, com.acme.Models",
        "com.acme.Model, org.com.acme.Model",
        "com.acme, com.acmes.Model",
        "com.acme.*, com.acme.deep.Model",
        "com.acme.*, com.acme",
        "com.acme.**, com.acmes.Model",
        "*, com.Model",
        "**.Model, com.acme.BigModel",
        "com.acme.M?del, com.acme.M.del",
        "com.acme.Model$Layer, com.acme.Model",
        "com.acme.Model$Layer, com.acme.Model$Layers",
        "com.acme.Mod, com.acmexModel"
    })
    void doesNotMatch(String glob, String className) {
        assertThat(Glob.of(glob).matches(className)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "com/acme/Model, 'names are written with dots, as in com.acme.**'",
        "com\\acme, 'names are written with dots, as in com.acme.**'",
        "com.ac-me, '''-'' cannot be part of a class name'",
        "com.[ab], '''['' cannot be part of a class name'",
        "com..acme, 'a name between dots is empty'",
        ".acme, 'a name between dots is empty'",
        "com., 'a name between dots is empty'",
        "com.***, 'use * within a package, ** across packages'"
    })
    void refuses(String glob, String reason) {
        assertThatThrownBy(() -> Glob.of(glob))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + glob + "\" is not a glob: " + reason);
    }
}
