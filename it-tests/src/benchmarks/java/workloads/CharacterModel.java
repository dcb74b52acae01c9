package workloads;

import io.cotangent.NDArray;

/**
 * The LSTM of ADBench, which predicts characters of a text, with weights for each element.
 *
 * @param text a row of bits for each character
 * @param state at the start: for each layer its output and its cell, [2 layers, bits]
 */
public record CharacterModel(NDArray text, NDArray state) {
    /**
     * What is looked for.
     *
     * @param main for each layer its weights and its biases, [2 layers, 4 bits]
     * @param extra the weights of the input, the weights and the biases of the output, [3, bits]
     */
    public record Params(NDArray main, NDArray extra) {}

    /** The mean loss. */
    public NDArray loss(Params p) {
        int characters = text.shape()[0];
        int rows = state.shape()[0];
        NDArray[] now = new NDArray[rows];
        for (int i = 0; i < rows; i++) {
            now[i] = state.get(i);
        }
        NDArray total = NDArray.of(0.0);
        for (int t = 0; t + 1 < characters; t++) {
            NDArray y = predict(p, now, text.get(t));
            NDArray logs = y.sub(y.exp().sum().add(2).log());
            total = total.sub(text.get(t + 1).mul(logs).sum());
        }
        return total.div((double) (characters - 1) * text.shape()[1]);
    }

    /** The prediction for the next character; the state moves on. */
    private static NDArray predict(Params p, NDArray[] now, NDArray character) {
        NDArray x = character.mul(p.extra.get(0));
        for (int i = 0; i < now.length; i += 2) {
            NDArray h = now[i];
            NDArray gates = NDArray.concat(0, x, h, x, h).mul(p.main.get(i));
            NDArray[] parts = gates.add(p.main.get(i + 1)).split(4, 0);
            NDArray kept = now[i + 1].mul(parts[0].sigmoid());
            now[i + 1] = kept.add(parts[1].sigmoid().mul(parts[3].tanh()));
            now[i] = parts[2].sigmoid().mul(now[i + 1].tanh());
            x = now[i];
        }
        return x.mul(p.extra.get(1)).add(p.extra.get(2));
    }
}
