package dev.dryscale.scenario.lint;

import dev.dryscale.fleet.FleetModel;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Place;
import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.SourceForm;
import java.util.List;

/** Every lint: its rule, what it looks for, and itself. */
public enum LintCatalog {
    SUBNET_LIST("subnets", "subnets that are not one comma-joined string", new SubnetListLint()),
    SUBNETS_AND_ZONES("subnets", "subnets and zones that cannot agree", new SubnetsAndZonesLint()),
    LAUNCH_CONFIGURATION(
            "TRAP-19", "a launch configuration instead of a launch template", new LaunchConfigurationLint()),
    POLICY_QUOTA("LC-67", "more policies or balancers than a group may have", new PolicyQuotaLint()),
    UNPROPORTIONAL("TT-8", "a metric of our own that does not fall with capacity", new UnproportionalMetricLint()),
    SHORT_WARMUP("TT-31", "a warm-up that is shorter than the boot", new ShortWarmupLint()),
    FIXED_GROUP("TT-25", "a group that no policy can change", new FixedGroupLint()),
    SILENT_ALARM("CW-12", "an alarm that can never fire", new SilentAlarmLint()),
    UNCOVERED_BREACH("ST-6", "a breach that no step is for", new UncoveredBreachLint()),
    FLAPPING("TRAP-18", "a scale-in that makes its own scale-out", new FlappingLint());

    private final String rule;
    private final String summary;

    /** Has no state. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Lint lint;

    LintCatalog(String rule, String summary, Lint lint) {
        this.rule = rule;
        this.summary = summary;
        this.lint = lint;
    }

    /** The id of the rule behind it. */
    public String rule() {
        return rule;
    }

    /** What it looks for. */
    public String summary() {
        return summary;
    }

    /**
     * Looks at a resource of a file.
     *
     * @param form how its file is written
     * @param mending whether what AWS refuses is a warning, since an export leaves it out
     */
    public static void resource(Resource resource, SourceForm form, boolean mending, Problems problems) {
        for (var entry : values()) {
            entry.lint.resource(resource, form, new Findings(entry.rule, mending, problems));
        }
    }

    /** Looks at policies that are attached together to a group; {@code place} is where they are written. */
    public static void attached(Place place, List<ScalingPolicy> policies, FleetModel fleet, Problems problems) {
        var attached = new Attached(place, policies, fleet);
        for (var entry : values()) {
            entry.lint.attached(attached, new Findings(entry.rule, false, problems));
        }
    }
}
