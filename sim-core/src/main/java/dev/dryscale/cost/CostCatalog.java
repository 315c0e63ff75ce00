package dev.dryscale.cost;

/** Every item of a bill, in the order of its lines. Items are stateless, which Error Prone cannot see of an interface. */
@SuppressWarnings("ImmutableEnumChecker")
public enum CostCatalog {
    INSTANCES(new InstanceSeconds()),
    SURPLUS_CREDITS(new SurplusCredits()),
    COMMITMENTS(new Commitments()),
    LOAD_BALANCERS(new LoadBalancerHours()),
    LCUS(new LoadBalancerCapacityUnits()),
    ALARMS(new Alarms()),
    DETAILED_MONITORING(new DetailedMonitoring()),
    EBS(new EbsVolumes()),
    PUBLIC_IPV4(new PublicIpv4Addresses()),
    SLO_PENALTY(new SloPenalty());

    private final CostItem item;

    CostCatalog(CostItem item) {
        this.item = item;
    }

    public CostItem item() {
        return item;
    }
}
