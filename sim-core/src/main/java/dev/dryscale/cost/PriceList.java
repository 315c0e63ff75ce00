package dev.dryscale.cost;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The prices a bill is made with; inputs, never facts of the code (BL-10). All in US dollars.
 *
 * @param instanceHour dollars per hour by instance type, On-Demand
 * @param spotHour dollars per hour by instance type, Spot; may be empty
 * @param items dollars per unit of everything else, by the item's key: {@code alb.hour}, {@code alb.lcuHour},
 *     {@code cloudwatch.alarmMonth}, {@code cloudwatch.highResolutionAlarmMonth}, {@code cloudwatch.metricMonth},
 *     {@code ebs.gbMonth}, {@code ec2.surplusVcpuHour}, {@code ipv4.hour}, {@code sloPenalty.hour}; and the numbers {@code cloudwatch.freeAlarms},
 *     {@code cloudwatch.freeMetrics}
 * @param ebsGbPerInstance volume size that every instance carries; 0 is none
 * @param publicIpv4PerInstance public addresses per instance
 * @param commitments Savings Plans and Reserved Instances (BL-9)
 * @param currency ISO code for display, null is USD
 * @param currencyPerDollar units of {@code currency} per dollar, 1 for USD
 * @param source where and of which date
 */
public record PriceList(
        String region,
        Map<String, BigDecimal> instanceHour,
        Map<String, BigDecimal> spotHour,
        Map<String, BigDecimal> items,
        int ebsGbPerInstance,
        int publicIpv4PerInstance,
        List<Commitment> commitments,
        @Nullable String currency,
        BigDecimal currencyPerDollar,
        String source) {

    /** Keys of {@link #items}. */
    public static final String ALB_HOUR = "alb.hour";

    public static final String ALB_LCU_HOUR = "alb.lcuHour";
    public static final String ALARM_MONTH = "cloudwatch.alarmMonth";
    public static final String HIGH_RESOLUTION_ALARM_MONTH = "cloudwatch.highResolutionAlarmMonth";
    public static final String METRIC_MONTH = "cloudwatch.metricMonth";
    public static final String EBS_GB_MONTH = "ebs.gbMonth";
    public static final String IPV4_HOUR = "ipv4.hour";
    public static final String SURPLUS_VCPU_HOUR = "ec2.surplusVcpuHour";
    public static final String SLO_PENALTY_HOUR = "sloPenalty.hour";

    /** Keys of {@link #items} that are numbers of free ones at any time, whole; 0 unless given. */
    public static final String FREE_ALARMS = "cloudwatch.freeAlarms";

    public static final String FREE_METRICS = "cloudwatch.freeMetrics";

    /**
     * Prices.
     *
     * @throws IllegalArgumentException for a negative price, volume, number of addresses or commitment
     */
    public PriceList {
        instanceHour = sorted(instanceHour);
        spotHour = sorted(spotHour);
        items = sorted(items);
        commitments = List.copyOf(commitments);
        notNegative(instanceHour);
        notNegative(spotHour);
        notNegative(items);
        if (ebsGbPerInstance < 0 || publicIpv4PerInstance < 0) {
            throw new IllegalArgumentException("volume size and addresses must not be negative, were "
                    + ebsGbPerInstance + " GB and " + publicIpv4PerInstance);
        }
    }

    /**
     * The price of an item.
     *
     * @throws MissingPriceException when the list has none
     */
    BigDecimal item(String key) {
        BigDecimal price = items.get(key);
        if (price == null) {
            throw new MissingPriceException(region, List.of(key));
        }
        return price;
    }

    /** Complains about all keys without a price at once. */
    void require(List<String> keys) {
        List<String> missing =
                keys.stream().filter(key -> !items.containsKey(key)).toList();
        if (!missing.isEmpty()) {
            throw new MissingPriceException(region, missing);
        }
    }

    /** How many are free at any time. */
    long free(String key) {
        return items.getOrDefault(key, BigDecimal.ZERO).longValue();
    }

    private static void notNegative(Map<String, BigDecimal> prices) {
        prices.forEach((key, price) -> {
            if (price.signum() < 0) {
                throw new IllegalArgumentException(
                        "price of " + key + " must not be negative, was " + price.toPlainString());
            }
        });
    }

    /** Map.copyOf would order the lines of a bill anew in every JVM. */
    private static Map<String, BigDecimal> sorted(Map<String, BigDecimal> prices) {
        return Collections.unmodifiableMap(new TreeMap<>(prices));
    }

    /**
     * A commitment paid per hour whether used or not; no carry-over between hours (BL-9).
     *
     * @param kind {@code savings-plan} or {@code reserved-instance}
     * @param dollarsPerHour what is committed per hour
     * @param instanceType the type a Reserved Instance covers; null for a Savings Plan
     * @param discountedHour dollars per hour of usage covered, by instance type; a type that is not named is not covered
     */
    public record Commitment(
            String kind,
            BigDecimal dollarsPerHour,
            @Nullable String instanceType,
            Map<String, BigDecimal> discountedHour) {

        /**
         * A commitment.
         *
         * @throws IllegalArgumentException for another kind, or a negative price
         */
        public Commitment {
            if (!kind.equals("savings-plan") && !kind.equals("reserved-instance")) {
                throw new IllegalArgumentException(
                        "kind of a commitment must be savings-plan or reserved-instance, was " + kind);
            }
            discountedHour = sorted(discountedHour);
            notNegative(discountedHour);
            notNegative(Map.of("the " + kind, dollarsPerHour));
        }
    }
}
