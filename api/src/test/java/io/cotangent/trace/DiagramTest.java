package io.cotangent.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.NDArray;
import org.junit.jupiter.api.Test;

/** Programs as graphs, in two languages. */
class DiagramTest {
    private static Tracer at(String file, int line) {
        return Tracer.at(new Site("Notebook", "func", file, line));
    }

    private static Recorded recorded(String file) {
        return Recording.observed(
                "func",
                x -> {
                    NDArray y = at(file, 12).mul(x[0], NDArray.of(1, 2, 3));
                    at(file, 13).item(at(file, 13).gt(at(file, 13).sum(y), 0));
                    return new NDArray[] {at(file, 14).add(y, y), NDArray.of(7.0)};
                },
                NDArray.of(1, 2, -1));
    }

    @Test
    void inGraphvizsLanguage() {
        assertThat(recorded("Notebook.java").toDot())
                .isEqualTo(
                        """
                        digraph program {
                          node [fontname="monospace"];
                          v0 [shape=box, label="a: float64[3]"];
                          v2 [shape=box, style=dashed, label="c: float64[3]\\ncaptured"];
                          v4 [shape=box, style=rounded, label="mul\\ne: float64[3]\\nNotebook.java:12"];
                          v0 -> v4 [label="a"];
                          v2 -> v4 [label="c"];
                          v5 [shape=box, style=rounded, label="sum[axes=[0]]\\nf: float64[]\\nNotebook.java:13"];
                          v4 -> v5 [label="e"];
                          v6 [shape=box, style=rounded, label="gt 0.0\\ng: bool[]\\nNotebook.java:13"];
                          v5 -> v6 [label="f"];
                          v7 [shape=box, style=rounded, label="add\\nh: float64[3]\\nNotebook.java:14"];
                          v4 -> v7 [label="e"];
                          v4 -> v7 [label="e"];
                          out0 [shape=diamond, label="look: true\\nNotebook.java:13"];
                          v6 -> out0 [label="g"];
                          out1 [shape=oval, label="result 0"];
                          v7 -> out1 [label="h"];
                          out2 [shape=oval, label="result 1 = 7.0"];
                        }\
                        """);
    }

    @Test
    void inMermaidsLanguage() {
        assertThat(recorded("Notebook.java").program().toMermaid())
                .isEqualTo(
                        """
                        flowchart TD
                          v0["a: float64[3]"]
                          v1[["b: float64[3]<br/>captured"]]
                          v3("mul<br/>d: float64[3]<br/>Notebook.java:12")
                          v0 -->|"a"| v3
                          v1 -->|"b"| v3
                          v4("add<br/>e: float64[3]<br/>Notebook.java:14")
                          v3 -->|"d"| v4
                          v3 -->|"d"| v4
                          out0(["result 0"])
                          v4 -->|"e"| out0
                          out1(["result 1 = 7.0"])
                        """);
    }

    @Test
    void textIsEscaped() {
        Recorded recorded = recorded("We\"ird\\<b>#_1`.java");
        assertThat(recorded.toDot()).contains("\\nWe\\\"ird\\\\<b>#_1`.java:13\"]");
        assertThat(recorded.toMermaid())
                .contains("<br/>We#34;ird#92;#60;b#62;#35;#95;1#96;.java:13\"}");
    }

    @Test
    void operationsWithSeveralResultsAreOneBox() {
        Program program =
                Recording.of(
                        "eigh",
                        x -> {
                            var decomposition = at("N.java", 1).eigh(x[0]);
                            return new NDArray[] {decomposition.values(), decomposition.vectors()};
                        },
                        NDArray.eye(2));
        assertThat(program.toDot())
                .contains("eigh\\nf: float64[2]\\ng: float64[2,2]\\nN.java:1\"];")
                .contains("v5 -> out0 [label=\"f\"];")
                .contains("v5 -> out1 [label=\"g\"];");
    }

    @Test
    void aPrintedPathShowsItsLooks() {
        assertThat(recorded("Notebook.java").toString())
                .isEqualTo(
                        """
                        program(a: float64[3]) {
                          c: float64[3] captured
                          e: float64[3] = mul a c                               // Notebook.java:12
                          f: float64[] = sum[axes=[0]] e                        // Notebook.java:13
                          g: bool[] = gt f 0.0                                  // Notebook.java:13
                          look at g: true                                       // Notebook.java:13
                          h: float64[3] = add e e                               // Notebook.java:14
                          return h, 7.0
                        }\
                        """);
    }
}
