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
 *     {@code ebs.gbMonth}, {@code ipv4.hour}, {@code sloPenalty.hour}
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

    public PriceList {
        instanceHour = sorted(instanceHour);
        spotHour = sorted(spotHour);
        items = sorted(items);
        commitments = List.copyOf(commitments);
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
     * @param discountedHour dollars per hour of usage covered, by instance type
     */
    public record Commitment(
            String kind,
            BigDecimal dollarsPerHour,
            @Nullable String instanceType,
            Map<String, BigDecimal> discountedHour) {}
}
