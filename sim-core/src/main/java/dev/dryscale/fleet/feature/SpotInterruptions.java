package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;
import dev.dryscale.fleet.Instance;
import dev.dryscale.random.Exponential;
import dev.dryscale.random.RandomStreams;

/**
 * EC2 takes Spot instances back (LC-50), and what the group does about it (LC-51).
 *
 * @param perInstanceHour mean interruptions of one instance in an hour; 0 is none
 * @param recommendationNanos how long before the interruption a rebalance recommendation comes; the notice's two minutes or
 *     more
 * @param capacityRebalance whether the group replaces at the recommendation; else it waits for the failed health check
 */
public record SpotInterruptions(double perInstanceHour, long recommendationNanos, boolean capacityRebalance)
        implements FleetFeature {

    static final long NOTICE_NANOS = 120_000_000_000L;

    private static final double HOUR = 3600;
    private static final String LAUNCHED =
            "an instance was launched in response to an EC2 instance rebalance recommendation.";
    private static final String REBALANCED =
            "an instance was taken out of service in response to an EC2 instance rebalance recommendation.";
    private static final String NOTICED =
            "an instance was taken out of service in response to an EC2 Spot Instance interruption notice.";

    @Override
    public FeatureRun start(GroupControls controls) {
        return new FeatureRun() {
            private final RandomStreams lives = controls.streams("spot");

            @Override
            public void begin(long nowNanos) {
                controls.instances().forEach(instance -> inService(instance, nowNanos));
            }

            @Override
            public void inService(Instance instance, long nowNanos) {
                if (instance.plan().isSpot() && perInstanceHour > 0) {
                    var life = new Exponential(HOUR / perInstanceHour);
                    double seconds = life.sample(lives.named(instance.number() + "/" + instance.way()));
                    long leads = capacityRebalance ? Math.max(NOTICE_NANOS, recommendationNanos) : NOTICE_NANOS;
                    interrupt(controls, instance, nowNanos + leads + (long) (Math.min(seconds, 1e9) * 1e9));
                }
            }
        };
    }

    /** The instance is gone at {@code atNanos}; recommendation and notice come before. */
    void interrupt(GroupControls controls, Instance instance, long atNanos) {
        if (capacityRebalance) {
            controls.schedule(atNanos - Math.max(NOTICE_NANOS, recommendationNanos), now -> {
                if (instance.isInService() && !instance.isBeingReplaced() && !instance.isKilled()) {
                    controls.replace(instance, LAUNCHED, REBALANCED, null, now);
                }
            });
            controls.schedule(atNanos - NOTICE_NANOS, now -> {
                if (instance.isHeld() && !instance.isKilled()) {
                    controls.terminate(instance, NOTICED, now);
                }
            });
        }
        controls.schedule(atNanos, now -> {
            if (controls.instances().contains(instance)) {
                controls.kill(instance, true, now);
            }
        });
    }
}
