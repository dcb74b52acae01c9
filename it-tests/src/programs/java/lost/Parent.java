package lost;

/** A class that code which is not marked extends. */
public class Parent {
    protected double state = 1;

    public double of(double x) {
        return x * state;
    }

    public double get() {
        return state;
    }

    public void set(double x) {
        state = x;
    }
}
