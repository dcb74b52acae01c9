package models;

/**
 * A recurrent model that predicts characters.
 *
 * @param layers how many there are
 * @param text a row of bits for each character
 * @param start for each layer its output and its cell
 */
public record Characters(int layers, double[][] text, double[][] start) {
    /** The mean loss, of weights and biases of the layers, and then of the input and output. */
    public double loss(double[] p) {
        double[][] state = new double[start.length][];
        for (int i = 0; i < state.length; i++) {
            state[i] = start[i].clone();
        }
        double total = 0;
        for (int t = 0; t + 1 < text.length; t++) {
            double[] y = predict(p, state, text[t]);
            double sum = 2;
            for (double each : y) {
                sum += Math.exp(each);
            }
            double log = Math.log(sum);
            for (int i = 0; i < y.length; i++) {
                total += text[t + 1][i] * (y[i] - log);
            }
        }
        return -total / ((text.length - 1) * text[0].length);
    }

    private double[] predict(double[] p, double[][] state, double[] input) {
        int bits = input.length;
        int extra = 8 * layers * bits;
        double[] x = new double[bits];
        for (int i = 0; i < bits; i++) {
            x[i] = input[i] * p[extra + i];
        }
        for (int layer = 0; layer < layers; layer++) {
            step(p, 8 * layer * bits, state[2 * layer], state[2 * layer + 1], x);
            x = state[2 * layer];
        }
        double[] y = new double[bits];
        for (int i = 0; i < bits; i++) {
            y[i] = x[i] * p[extra + bits + i] + p[extra + 2 * bits + i];
        }
        return y;
    }

    private static void step(double[] p, int at, double[] h, double[] c, double[] x) {
        int bits = h.length;
        for (int i = 0; i < bits; i++) {
            double forget = sigmoid(gate(p, at, bits, i, x[i]));
            double ingate = sigmoid(gate(p, at, bits, bits + i, h[i]));
            double outgate = sigmoid(gate(p, at, bits, 2 * bits + i, x[i]));
            double change = Math.tanh(gate(p, at, bits, 3 * bits + i, h[i]));
            c[i] = c[i] * forget + ingate * change;
            h[i] = outgate * Math.tanh(c[i]);
        }
    }

    private static double gate(double[] p, int at, int bits, int place, double x) {
        return x * p[at + place] + p[at + 4 * bits + place];
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
