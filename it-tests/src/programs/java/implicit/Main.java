package implicit;

import check.Check;

/** Values that are defined by equations. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        LinearSystems.run();
        Equations.run();
        EquationsOfAllKinds.run();
        Trajectories.run();
        TrajectoriesOfAllKinds.run();
        Check.done();
    }
}
