package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;
import dev.dryscale.fleet.Instance;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * CPU credits of burstable instances, settled at the end of every minute: one credit is one vCPU at 100 % for a minute. An
 * instance in standard mode that has none left works at its baseline until it has earned some; in unlimited mode it borrows
 * from the next 24 hours and pays for what it cannot earn back.
 *
 * @param earnedPerHour credits an instance earns in an hour
 * @param launchCredits credits it starts with (T2 in standard mode), which do not count toward the most it can hold
 * @param initialCredits earned credits that the instances at the start of the run hold
 * @param unlimited whether it may spend what it has not earned
 */
public record CpuCredits(double earnedPerHour, double launchCredits, double initialCredits, boolean unlimited)
        implements FleetFeature {

    private static final double MINUTE = 60e9;
    private static final int HOURS_KEPT = 24;
    private static final int MINUTES = 60;

    /** The most earned credits an instance can hold, and the most it can borrow: those of 24 hours. */
    double most() {
        return HOURS_KEPT * earnedPerHour;
    }

    /**
     * One minute's settlement.
     *
     * @param before what the instance has
     * @param spent vCPU-minutes used
     */
    Balance settle(Balance before, double spent) {
        double fromLaunch = Math.min(before.launch(), spent);
        double change = earnedPerHour / MINUTES - (spent - fromLaunch);
        double earned = before.earned() + change;
        if (!unlimited) {
            // a minute that spent more than there was is earned back before the next credit can be spent
            return new Balance(before.launch() - fromLaunch, Math.min(most(), earned), 0, before.charged());
        }
        double surplus = before.surplus() + Math.max(0, -earned);
        double repaid = Math.min(surplus, Math.max(0, earned));
        surplus -= repaid;
        double beyond = Math.max(0, surplus - most());
        return new Balance(
                before.launch() - fromLaunch,
                Math.max(0, Math.min(most(), earned - repaid)),
                surplus - beyond,
                before.charged() + beyond);
    }

    /**
     * What an instance has.
     *
     * @param launch launch credits left
     * @param earned earned credits left; negative while the end of a minute found more spent than there was
     * @param surplus borrowed credits
     * @param charged borrowed credits that have to be paid for
     */
    record Balance(double launch, double earned, double surplus, double charged) {

        boolean isEmpty() {
            return launch + earned <= 0;
        }

        double owed() {
            return surplus + charged;
        }
    }

    /** Credits that an instance begins with are used up in time. */
    @Override
    public boolean isStationary() {
        return false;
    }

    @Override
    public FeatureRun start(GroupControls controls) {
        return new Run(controls);
    }

    private final class Run implements FeatureRun {

        private final GroupControls controls;
        private final Map<Integer, Balance> balances = new TreeMap<>();
        private final Set<Integer> throttled = new TreeSet<>();
        private double chargedToEnded;

        Run(GroupControls controls) {
            this.controls = controls;
        }

        @Override
        public void begin(long nowNanos) {
            for (var instance : controls.instances()) {
                open(instance, new Balance(launchCredits, initialCredits, 0, 0), nowNanos);
            }
        }

        @Override
        public void inService(Instance instance, long nowNanos) {
            if (!balances.containsKey(instance.number())) {
                open(instance, new Balance(launchCredits, 0, 0, 0), nowNanos);
            }
        }

        private void open(Instance instance, Balance balance, long nowNanos) {
            balances.put(instance.number(), balance);
            if (!unlimited && balance.isEmpty()) {
                throttle(instance, true, nowNanos);
            }
        }

        @Override
        public void ended(Instance instance, long nowNanos) {
            var left = balances.remove(instance.number());
            chargedToEnded += left == null ? 0 : left.owed();
            throttled.remove(instance.number());
        }

        @Override
        public void minuteClosed(long nowNanos) {
            for (var instance : controls.instances()) {
                var before = balances.get(instance.number());
                if (before != null && instance.isRegistered()) {
                    var after = settle(before, controls.busyNanos(instance) / MINUTE);
                    balances.put(instance.number(), after);
                    if (!unlimited && after.isEmpty() != throttled.contains(instance.number())) {
                        controls.schedule(nowNanos, now -> throttle(instance, after.isEmpty(), now));
                    }
                }
            }
        }

        /** What an instance owes when it ends, and at the end of the run, is paid; until then it may earn it back. */
        @Override
        public long surplusCpuNanos() {
            double credits = chargedToEnded
                    + balances.values().stream().mapToDouble(Balance::owed).sum();
            return (long) (credits * MINUTE);
        }

        /** The baseline is what the earned credits sustain. */
        private void throttle(Instance instance, boolean empty, long nowNanos) {
            if (empty) {
                throttled.add(instance.number());
            } else {
                throttled.remove(instance.number());
            }
            double taken = instance.plan().instance().vcpus() - earnedPerHour / MINUTES;
            controls.takeCpu(instance, "credits", empty ? Math.max(0, taken) : 0, nowNanos);
        }
    }
}
