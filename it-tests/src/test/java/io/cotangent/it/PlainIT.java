package io.cotangent.it;

import org.junit.jupiter.api.Test;

/** Programs of plain numbers that check themselves, with the agent. */
class PlainIT {
    @Test
    void numbersInAllPlacesAndInstructions() {
        Jvm.withAgent()
                .options("include=plain.*")
                .flags("-Xverify:all")
                .run("plain.Main")
                .assertChecked();
    }

    @Test
    void whatWouldLoseADerivativeIsRefused() {
        Jvm.withAgent().options("include=lost.*").run("lost.Main").assertChecked();
    }
}
