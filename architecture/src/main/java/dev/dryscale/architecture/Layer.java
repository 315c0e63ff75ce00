package dev.dryscale.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The layer table: who may import whom, besides {@code java..}, jspecify and the mark {@code HotLoop}. A name that ends
 * in {@code ..} means the package and all below it, one without means exactly that package. A new package needs a line.
 */
enum Layer {
    KERNEL("dev.dryscale.kernel"),
    RANDOM("dev.dryscale.random", Names.COMMONS_MATH),
    SCALING("dev.dryscale.scaling"),
    TRAFFIC("dev.dryscale.traffic", "dev.dryscale.random.."),
    RECORD("dev.dryscale.record", "org.HdrHistogram", "dev.dryscale.scaling.."),
    COST("dev.dryscale.cost", "dev.dryscale.record.."),
    FLEET(
            "dev.dryscale.fleet",
            "dev.dryscale.kernel..",
            "dev.dryscale.random..",
            "dev.dryscale.traffic..",
            "dev.dryscale.scaling..",
            "dev.dryscale.record.."),
    EXPERIMENT("dev.dryscale.experiment", Names.SIM_CORE, Names.COMMONS_MATH),
    SCENARIO(
            "dev.dryscale.scenario",
            Names.SIM_CORE,
            Names.JACKSON,
            "org.snakeyaml.engine..",
            "de.siegmar.fastcsv..",
            "com.cronutils.."),
    REPORT(
            "dev.dryscale.report",
            "dev.dryscale.experiment..",
            "dev.dryscale.record..",
            "dev.dryscale.cost..",
            "dev.dryscale.scaling..",
            "dev.dryscale.fleet",
            "org.jfree..",
            "gg.jte..",
            Names.JACKSON,
            "javax.imageio..",
            "javax.swing.."),
    JUNIT(
            "dev.dryscale.junit",
            "dev.dryscale.experiment..",
            "dev.dryscale.scenario..",
            "dev.dryscale.report..",
            "org.junit.jupiter.api..",
            "org.assertj.core.api"),
    AWS(
            "dev.dryscale.aws",
            "dev.dryscale.scenario..",
            "dev.dryscale.experiment..",
            "dev.dryscale.record..",
            "dev.dryscale.scaling..",
            Names.JACKSON,
            Names.COMMONS_MATH,
            "software.amazon.awssdk.."),
    CLI(
            "dev.dryscale.cli",
            Names.SIM_CORE,
            "dev.dryscale.scenario..",
            "dev.dryscale.report..",
            "dev.dryscale.aws..",
            "picocli..",
            "me.tongfei.progressbar..",
            Names.JACKSON),
    JMH(
            "dev.dryscale.jmh",
            Names.SIM_CORE,
            "dev.dryscale.scenario..",
            "org.openjdk.jmh..",
            "sun.misc..",
            "com.sun.management",
            Names.COMMONS_MATH,
            "org.HdrHistogram");

    private static final List<Layer> SIMULATOR =
            List.of(KERNEL, RANDOM, SCALING, TRAFFIC, RECORD, COST, FLEET, EXPERIMENT);

    private final String root;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of strings
    private final List<String> imports;

    Layer(String root, String... imports) {
        this.root = root;
        this.imports = Arrays.stream(imports)
                .flatMap(name -> name.equals(Names.SIM_CORE) ? Names.simulatorPackages() : Stream.of(name))
                .toList();
    }

    /** The layer of a package, empty when the table has no line for it. */
    static Optional<Layer> of(String packageName) {
        return Arrays.stream(values())
                .filter(layer -> within(layer.root + "..", packageName))
                .findFirst();
    }

    /** Whether a class of this layer may use a type of the given package. */
    boolean mayImport(String packageName) {
        return within("java..", packageName)
                || within("org.jspecify..", packageName)
                || within(root + "..", packageName)
                || imports.stream().anyMatch(pattern -> within(pattern, packageName));
    }

    /** Whether the layer is part of sim-core, whose results are a function of scenario and seed. */
    boolean isSimulator() {
        return SIMULATOR.contains(this);
    }

    static boolean within(String pattern, String packageName) {
        if (!pattern.endsWith("..")) {
            return packageName.equals(pattern);
        }
        String root = pattern.substring(0, pattern.length() - 2);
        return packageName.equals(root) || packageName.startsWith(root + ".");
    }

    /** Constants of an enum are not visible to its own constructor arguments. */
    private static final class Names {
        static final String SIM_CORE = "sim-core";
        static final String COMMONS_MATH = "org.apache.commons.math3..";
        static final String JACKSON = "com.fasterxml.jackson..";

        static Stream<String> simulatorPackages() {
            return Stream.of("kernel", "random", "scaling", "traffic", "record", "cost", "fleet", "experiment")
                    .map(name -> "dev.dryscale." + name + "..");
        }
    }
}
