/**
 * The Java agent: redirects the operations in marked classes to the runtime in {@code
 * io.cotangent.trace}.
 */
module io.cotangent.agent {
    requires io.cotangent.api;
    requires java.instrument;
    requires net.bytebuddy;
    requires static org.jspecify;
    requires org.objectweb.asm;
    requires org.objectweb.asm.commons;
    requires org.objectweb.asm.tree;
    requires org.objectweb.asm.tree.analysis;

    exports io.cotangent.agent.number; // woven code links to it
}
