package dev.dryscale.experiment.robustness;

/** Everything that {@code robustness} makes worse: one line each. */
public enum PerturbationCatalog {
    BOOT("boot", "boot time", new BootTimes()),
    METRIC_DELAY("metricDelay", "later datapoints", new MetricDelay()),
    REQUEST_SIZE("requestSize", "request size", new RequestSize()),
    SLOWER_CPU("slowerCpu", "CPU speed", new SlowerCpu()),
    NOISE("noise", "noise on the rate", new Noise()),
    MISSING_DATAPOINTS("missingDatapoints", "datapoints lost", new LostDatapoints()),
    LAUNCH_FAILURES("launchFailures", "launches that fail", new FailingLaunches()),
    ZONE_LOSS("zoneLoss", "zone lost", new ZoneLoss()),
    DEPLOY_FREEZE("deployFreeze", "scaling suspended", new DeployFreeze());

    private final String word;
    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // perturbations have no state
    private final Perturbation perturbation;

    PerturbationCatalog(String word, String title, Perturbation perturbation) {
        this.word = word;
        this.title = title;
        this.perturbation = perturbation;
    }

    /** The word of {@code --only}. */
    public String word() {
        return word;
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    Perturbation perturbation() {
        return perturbation;
    }
}
