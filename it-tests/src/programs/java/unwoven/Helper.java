package unwoven;

/** Not marked either. */
final class Helper {
    private Helper() {}

    static double twice(double x) {
        return 2 * x;
    }
}
