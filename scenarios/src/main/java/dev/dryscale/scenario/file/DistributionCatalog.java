package dev.dryscale.scenario.file;

import dev.dryscale.random.BoundedPareto;
import dev.dryscale.random.Deterministic;
import dev.dryscale.random.Distribution;
import dev.dryscale.random.Empirical;
import dev.dryscale.random.Erlang;
import dev.dryscale.random.Exponential;
import dev.dryscale.random.Gamma;
import dev.dryscale.random.Hyperexponential;
import dev.dryscale.random.LogNormal;
import dev.dryscale.random.Mixture;
import dev.dryscale.random.Pareto;
import dev.dryscale.random.Scaled;
import dev.dryscale.random.TruncatedNormal;
import dev.dryscale.random.Uniform;
import dev.dryscale.random.Weibull;
import java.util.function.Function;

/** The laws of random times that a scenario can name: one line each. */
public enum DistributionCatalog {
    CONSTANT("constant", Deterministic.class, p -> new Deterministic(p.seconds("value"))),
    UNIFORM("uniform", Uniform.class, p -> new Uniform(p.seconds("from"), p.seconds("to"))),
    EXPONENTIAL("exponential", Exponential.class, p -> new Exponential(p.seconds("mean"))),
    NORMAL("normal", TruncatedNormal.class, p -> new TruncatedNormal(p.seconds("mean"), p.seconds("sd"))),
    LOGNORMAL("lognormal", LogNormal.class, p -> LogNormal.ofMeanAndCv(p.seconds("mean"), p.number("cv"))),
    ERLANG("erlang", Erlang.class, p -> new Erlang(p.count("phases", Erlang.MAX_PHASES), p.seconds("mean"))),
    GAMMA("gamma", Gamma.class, p -> new Gamma(p.number("shape"), p.seconds("mean"))),
    WEIBULL("weibull", Weibull.class, p -> new Weibull(p.number("shape"), p.seconds("scale"))),
    HYPEREXPONENTIAL(
            "hyperexponential",
            Hyperexponential.class,
            p -> Hyperexponential.balanced(p.seconds("mean"), p.number("cv"))),
    MIXTURE("mixture", Mixture.class, p -> p.mixture("classes")),
    SCALED("scaled", Scaled.class, p -> Scaled.of(p.law("of"), p.number("by"))),
    PARETO("pareto", Pareto.class, p -> new Pareto(p.seconds("minimum"), p.number("shape"))),
    BOUNDED_PARETO(
            "boundedPareto",
            BoundedPareto.class,
            p -> new BoundedPareto(p.seconds("minimum"), p.seconds("maximum"), p.number("shape"))),
    EMPIRICAL("empirical", Empirical.class, p -> Empirical.interpolated(p.secondsOfFile("file")));

    private final String word;
    private final Class<? extends Distribution> type;
    /** A pure function. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<DistributionParameters, Distribution> maker;

    DistributionCatalog(
            String word, Class<? extends Distribution> type, Function<DistributionParameters, Distribution> maker) {
        this.word = word;
        this.type = type;
        this.maker = maker;
    }

    /** The word in a scenario. */
    public String word() {
        return word;
    }

    public Class<? extends Distribution> type() {
        return type;
    }

    /**
     * Makes the law from its parameters.
     *
     * @throws IllegalArgumentException when the law refuses them
     */
    Distribution make(DistributionParameters parameters) {
        return maker.apply(parameters);
    }
}
