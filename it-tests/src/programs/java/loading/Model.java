package loading;

/** The parent's class of this name: another one. */
public final class Model {
    private Model() {}
}
