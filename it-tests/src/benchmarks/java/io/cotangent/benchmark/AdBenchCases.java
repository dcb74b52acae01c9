package io.cotangent.benchmark;

import static io.cotangent.Cotangent.sparseJacobian;
import static io.cotangent.Cotangent.valueAndGrad;
import static io.cotangent.benchmark.ElementType.F64;

import io.cotangent.NDArray;
import java.util.List;
import java.util.stream.IntStream;
import workloads.BundleAdjustment;
import workloads.CharacterModel;
import workloads.GaussianMixture;

/** GMM, BA and LSTM: the problems of ADBench, on files of its format. */
final class AdBenchCases {
    private AdBenchCases() {}

    static List<Entry> entries() {
        return List.of(
                mixture("value", (form, p, at) -> form.call(p::logPosterior, at)),
                mixture("grad", (form, p, at) -> form.call(valueAndGrad(p::logPosterior), at)),
                bundle("value", (form, p, at) -> form.call(p::errors, at)),
                bundle("jacobian", (form, p, at) -> form.call(sparseJacobian(p::errors), at)),
                text("value", (form, p, at) -> form.call(p::loss, at)),
                text("grad", (form, p, at) -> form.call(valueAndGrad(p::loss), at)));
    }

    /** What is asked of a problem at some place. */
    @FunctionalInterface
    private interface Question<P, A> {
        Operation.Call call(Form form, P problem, A at);
    }

    private static Entry mixture(
            String name, Question<GaussianMixture, GaussianMixture.Params> question) {
        return Entry.of(
                "GMM",
                name,
                List.of(F64),
                AdBenchFile.MIXTURES,
                (form, inputs) -> {
                    AdBenchFile file = AdBenchFile.read(inputs.size());
                    int d = file.integer();
                    int k = file.integer();
                    int n = file.integer();
                    GaussianMixture.Params at =
                            new GaussianMixture.Params(
                                    file.array(k),
                                    file.array(k, d),
                                    file.array(k, d + d * (d - 1) / 2));
                    NDArray x = file.array(n, d);
                    return question.call(
                            form, new GaussianMixture(x, file.number(), file.integer()), at);
                });
    }

    private static Entry bundle(
            String name, Question<BundleAdjustment, BundleAdjustment.Unknowns> question) {
        return Entry.of(
                "BA",
                name,
                List.of(F64),
                AdBenchFile.BUNDLES,
                (form, inputs) -> {
                    AdBenchFile file = AdBenchFile.read(inputs.size());
                    int cameras = file.integer();
                    int points = file.integer();
                    int n = file.integer();
                    BundleAdjustment.Unknowns at =
                            new BundleAdjustment.Unknowns(
                                    file.array(1, 11).tile(cameras, 1),
                                    file.array(1, 3).tile(points, 1),
                                    file.array(1).tile(n));
                    BundleAdjustment problem =
                            new BundleAdjustment(
                                    IntStream.range(0, n).map(i -> i % cameras).toArray(),
                                    IntStream.range(0, n).map(i -> i % points).toArray(),
                                    file.array(1, 2).tile(n, 1));
                    return question.call(form, problem, at);
                });
    }

    private static Entry text(
            String name, Question<CharacterModel, CharacterModel.Params> question) {
        return Entry.of(
                "LSTM",
                name,
                List.of(F64),
                AdBenchFile.TEXTS,
                (form, inputs) -> {
                    AdBenchFile file = AdBenchFile.read(inputs.size());
                    int layers = file.integer();
                    int characters = file.integer();
                    int bits = file.integer();
                    CharacterModel.Params at =
                            new CharacterModel.Params(
                                    file.array(2 * layers, 4 * bits), file.array(3, bits));
                    NDArray state = file.array(2 * layers, bits);
                    NDArray characterBits = file.array(characters, bits);
                    return question.call(form, new CharacterModel(characterBits, state), at);
                });
    }
}
