package dev.dryscale.fleet;

/**
 * What is about to be launched, before the launch call. Features change it in the order in which the fleet lists them.
 *
 * @param zone Availability Zone
 * @param instance what kind of instance
 * @param purchase {@code on-demand} or {@code spot}
 * @param weight capacity units it counts as, at least 1 (LC-54)
 * @param template number of the launch template version, newer is larger; a launch configuration's is negative (LC-40)
 */
public record LaunchPlan(String zone, InstanceModel instance, String purchase, int weight, int template) {

    public static final String ON_DEMAND = "on-demand";
    public static final String SPOT = "spot";

    public LaunchPlan inZone(String other) {
        return new LaunchPlan(other, instance, purchase, weight, template);
    }

    public LaunchPlan of(InstanceModel kind, String bought, int units) {
        return new LaunchPlan(zone, kind, bought, units, template);
    }

    public LaunchPlan withTemplate(int version) {
        return new LaunchPlan(zone, instance, purchase, weight, version);
    }

    public boolean isSpot() {
        return purchase.equals(SPOT);
    }
}
