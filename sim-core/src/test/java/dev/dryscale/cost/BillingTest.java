package dev.dryscale.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.dryscale.cost.PriceList.Commitment;
import dev.dryscale.record.Usage;
import dev.dryscale.record.Usage.LcuHour;
import dev.dryscale.record.Usage.RunningSpan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the rule book (EX-60 to EX-63) and bills worked by hand in the comments. */
class BillingTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private static RunningSpan span(String id, long fromNanos, long nanos) {
        return new RunningSpan(id, "m5.large", "us-east-1a", "on-demand", fromNanos, fromNanos + nanos, false);
    }

    private static RunningSpan spot(long nanos, boolean interrupted) {
        return new RunningSpan("i-1", "m5.large", "us-east-1a", "spot", 0, nanos, interrupted);
    }

    private static Usage usage(long horizonNanos, RunningSpan... spans) {
        return new Usage(List.of(spans), horizonNanos, 0, List.of(), 0, 0, false, 0);
    }

    private static PriceList prices(Map<String, String> items) {
        return prices(items, 0, 0, List.of());
    }

    private static PriceList prices(Map<String, String> items, int ebs, int ipv4, List<Commitment> commitments) {
        Map<String, BigDecimal> decimal = new TreeMap<>();
        items.forEach((key, price) -> decimal.put(key, new BigDecimal(price)));
        return new PriceList(
                "us-east-1",
                Map.of("m5.large", new BigDecimal("0.096"), "c5.large", new BigDecimal("0.085")),
                Map.of("m5.large", new BigDecimal("0.036")),
                decimal,
                ebs,
                ipv4,
                commitments,
                null,
                BigDecimal.ONE,
                "test prices");
    }

    private static BillLine line(Bill bill, String item) {
        return bill.lines().stream()
                .filter(line -> line.item().equals(item))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line " + item + " in " + bill.lines()));
    }

    private static @Nullable BillLine find(Bill bill, String item) {
        return bill.lines().stream()
                .filter(line -> line.item().equals(item))
                .findFirst()
                .orElse(null);
    }

    private static String quantity(Bill bill, String item) {
        return line(bill, item).quantity();
    }

    /** EX-60; 60.000000001 s is charged as 61 s. */
    @ParameterizedTest
    @CsvSource({
        "30000000000, 60",
        "60000000000, 60",
        "60000000001, 61",
        "61000000000, 61",
        "1, 60",
        "300000000000, 300",
    })
    void chargesWholeSecondsAndAtLeastSixtyPerStart(long nanos, String seconds) {
        assertThat(quantity(
                        Billing.bill(usage(HOUR, span("i-1", 0, nanos)), prices(Map.of())), "EC2 m5.large on-demand"))
                .isEqualTo(seconds);
    }

    /** EX-60: stopped -> running twice for 20 s each -> 120 s. EX-63: Pending:Wait is running, so it is in the span. */
    @Test
    void everyStartHasItsOwnMinimum() {
        Bill bill = Billing.bill(
                usage(HOUR, span("i-1", 0, 20 * SECOND), span("i-1", 10 * MINUTE, 20 * SECOND)), prices(Map.of()));
        assertThat(quantity(bill, "EC2 m5.large on-demand")).isEqualTo("120");
        assertThat(quantity(bill, "EC2 m5.large on-demand: running")).isEqualTo("40");
        assertThat(quantity(bill, "EC2 m5.large on-demand: top-up to 60 s per start"))
                .isEqualTo("80");
    }

    /** EX-61; at 60 min the first hour is over. */
    @ParameterizedTest
    @CsvSource({
        "59, true, 0, -3540",
        "60, true, 3600, 0",
        "61, true, 3660, 0",
        "59, false, 3540, 0",
    })
    void spotIsFreeWhenInterruptedWithinItsFirstHour(
            int minutes, boolean interrupted, String charged, String refunded) {
        Bill bill = Billing.bill(usage(2 * HOUR, spot(minutes * MINUTE, interrupted)), prices(Map.of()));
        assertThat(quantity(bill, "EC2 m5.large spot")).isEqualTo(charged);
        assertThat(quantity(bill, "EC2 m5.large spot: Spot interruption refunds"))
                .isEqualTo(refunded);
    }

    /** Spot 90 min at $0.036 = $0.054; On-Demand 90 min at $0.096 = $0.144. */
    @Test
    void purchaseOptionsHaveTheirOwnLinesAndPrices() {
        Bill bill =
                Billing.bill(usage(2 * HOUR, spot(90 * MINUTE, false), span("i-2", 0, 90 * MINUTE)), prices(Map.of()));
        assertThat(line(bill, "EC2 m5.large spot").amountMicros()).isEqualTo(54_000);
        assertThat(line(bill, "EC2 m5.large on-demand").amountMicros()).isEqualTo(144_000);
        assertThat(bill.totalMicros()).isEqualTo(198_000);
    }

    /** charged = running + round-up + top-ups - refunds for 500 random bills of 1 to 40 starts. */
    @Test
    void theDetailsOfInstanceSecondsAddUpExactly() {
        for (int seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            RunningSpan[] spans = new RunningSpan[1 + random.nextInt(40)];
            for (int i = 0; i < spans.length; i++) {
                spans[i] = spot(random.nextLong(1, random.nextBoolean() ? 2 * MINUTE : 2 * HOUR), random.nextBoolean());
            }
            Bill bill = Billing.bill(usage(2 * HOUR, spans), prices(Map.of()));
            String item = "EC2 m5.large spot";
            BigDecimal sum = new BigDecimal(quantity(bill, item + ": running"))
                    .add(new BigDecimal(quantity(bill, item + ": round-up to whole seconds")))
                    .add(new BigDecimal(quantity(bill, item + ": top-up to 60 s per start")))
                    .add(new BigDecimal(quantity(bill, item + ": Spot interruption refunds")));
            assertThat(sum).as("seed %d", seed).isEqualByComparingTo(quantity(bill, item));
            assertThat(bill.lines().stream()
                            .filter(BillLine::isDetail)
                            .mapToLong(BillLine::amountMicros)
                            .sum())
                    .isZero();
        }
    }

    /** 100 starts of 7 s at $0.096/h: 6000 s = $0.16 exactly; rounding each start ($0.0016) or second would err. */
    @Test
    void moneyIsRoundedOncePerLine() {
        RunningSpan[] spans = new RunningSpan[100];
        Arrays.setAll(spans, i -> span("i-" + i, i * MINUTE, 7 * SECOND));
        assertThat(Billing.bill(usage(2 * HOUR, spans), prices(Map.of())).totalMicros())
                .isEqualTo(160_000);
        // 61 s at 0.096 / 3600 = 0.00162666... -> 1627 millionths
        assertThat(Billing.bill(usage(HOUR, span("i", 0, 61 * SECOND)), prices(Map.of()))
                        .totalMicros())
                .isEqualTo(1_627);
    }

    /** EX-62: open 61 min -> 2 hours. */
    @Test
    void partialLoadBalancerHoursCountWhole() {
        Usage usage = new Usage(List.of(), 61 * MINUTE, 1, List.of(), 0, 0, false, 0);
        Bill bill = Billing.bill(usage, prices(Map.of("alb.hour", "0.0225")));
        assertThat(quantity(bill, "Application Load Balancer")).isEqualTo("2");
        assertThat(bill.totalMicros()).isEqualTo(45_000);
    }

    /**
     * EX-62 for one hour: 50 new connections/s = 180,000; 3,000 active for 3,600 s = 10.8 M connection-seconds; 0.5 GB;
     * 100 evaluations/s = 360,000 -> max(2, 1, 0.5, 0.1) = 2.
     */
    @Test
    void anLcuIsTheLargestOfFourDimensions() {
        LcuHour example = new LcuHour(180_000, 10_800_000, 500_000_000, 360_000);
        // 1 GB = 1 LCU from bytes; 2,500 evaluations/s = 9 M -> 2.5 LCU; 4,500 active -> 1.5 LCU
        LcuHour byBytes = new LcuHour(0, 0, 1_000_000_000, 0);
        LcuHour byRules = new LcuHour(0, 0, 0, 9_000_000);
        LcuHour byActive = new LcuHour(0, 16_200_000, 0, 0);
        Usage usage = new Usage(List.of(), 4 * HOUR, 1, List.of(example, byBytes, byRules, byActive), 0, 0, false, 0);
        Bill bill = Billing.bill(usage, prices(Map.of("alb.hour", "0", "alb.lcuHour", "0.008")));
        assertThat(quantity(bill, "LCUs")).isEqualTo("7");
        assertThat(line(bill, "LCUs").amountMicros()).isEqualTo(56_000);
        assertThat(quantity(bill, "LCUs: decided by new connections")).isEqualTo("2");
        assertThat(quantity(bill, "LCUs: decided by active connections")).isEqualTo("1.5");
        assertThat(quantity(bill, "LCUs: decided by bytes processed")).isEqualTo("1");
        assertThat(quantity(bill, "LCUs: decided by rule evaluations")).isEqualTo("2.5");
    }

    /** 1 connection-second of 10.8 M at $100 per LCU-hour: 0.0000092592... dollars = 9 millionths. */
    @Test
    void lcusWithoutEndAreShownRoundedAndPaidExactly() {
        Usage usage = new Usage(List.of(), HOUR, 1, List.of(new LcuHour(0, 1, 0, 0)), 0, 0, false, 0);
        Bill bill = Billing.bill(usage, prices(Map.of("alb.hour", "0", "alb.lcuHour", "100")));
        assertThat(quantity(bill, "LCUs")).isEqualTo("0.000000093");
        assertThat(line(bill, "LCUs").amountMicros()).isEqualTo(9);
    }

    /** BL-7: 2 alarms for 24 h at $0.10 per month of 730 h: 48 * 0.1 / 730 = 0.00657534... */
    @Test
    void alarmsAreProratedHourly() {
        Usage usage = new Usage(List.of(), 24 * HOUR - 1, 0, List.of(), 2, 1, false, 0);
        Map<String, String> items =
                Map.of("cloudwatch.alarmMonth", "0.10", "cloudwatch.highResolutionAlarmMonth", "0.30");
        Bill bill = Billing.bill(usage, prices(items));
        assertThat(quantity(bill, "CloudWatch alarms")).isEqualTo("48");
        assertThat(line(bill, "CloudWatch alarms").amountMicros()).isEqualTo(6_575);
        // 24 * 0.3 / 730 = 0.00986301...
        assertThat(line(bill, "CloudWatch high-resolution alarms").amountMicros())
                .isEqualTo(9_863);
    }

    @Test
    void theFirstTenAlarmsAreFreeWhenThePriceListSaysSo() {
        Map<String, String> items = Map.of("cloudwatch.alarmMonth", "73", "cloudwatch.freeAlarms", "10");
        Usage twelve = new Usage(List.of(), HOUR, 0, List.of(), 12, 0, false, 0);
        Bill bill = Billing.bill(twelve, prices(items));
        assertThat(line(bill, "CloudWatch alarms").amountMicros()).isEqualTo(200_000);
        assertThat(quantity(bill, "CloudWatch alarms: free")).isEqualTo("10");
        Usage two = new Usage(List.of(), HOUR, 0, List.of(), 2, 0, false, 0);
        assertThat(Billing.bill(two, prices(Map.of("cloudwatch.freeAlarms", "10")))
                        .totalMicros())
                .isZero();
    }

    /**
     * i-1 runs from 0:30 to 1:30 and again from 1:40 to 1:50: hours 0 and 1. i-2 runs from 1:00 to 2:00: hour 1 only.
     * 3 instance-hours x 7 metrics = 21 metric-hours at $0.30 / 730 = 0.00863013...
     */
    @Test
    void detailedMonitoringCountsEveryHourInWhichMetricsAreSent() {
        List<RunningSpan> spans = List.of(
                span("i-1", 30 * MINUTE, 60 * MINUTE),
                span("i-1", 100 * MINUTE, 10 * MINUTE),
                span("i-2", 60 * MINUTE, 60 * MINUTE));
        Usage usage = new Usage(spans, 2 * HOUR, 0, List.of(), 0, 0, true, 0);
        Bill bill = Billing.bill(usage, prices(Map.of("cloudwatch.metricMonth", "0.30")));
        assertThat(quantity(bill, "CloudWatch detailed monitoring")).isEqualTo("21");
        assertThat(line(bill, "CloudWatch detailed monitoring").amountMicros()).isEqualTo(8_630);
        // 10 free metrics: hour 0 sends 7 (all free), hour 1 sends 14 (4 paid)
        Map<String, String> free = Map.of("cloudwatch.metricMonth", "0.30", "cloudwatch.freeMetrics", "10");
        Bill withFree = Billing.bill(usage, prices(free));
        assertThat(quantity(withFree, "CloudWatch detailed monitoring")).isEqualTo("4");
        assertThat(quantity(withFree, "CloudWatch detailed monitoring: free")).isEqualTo("17");
    }

    /** 8 GB for 73 h at $0.08 per GB-month = 8 * 0.1 * 0.08 = $0.064; one address for 73 h at $0.005 = $0.365. */
    @Test
    void volumesAndAddressesArePaidWhileTheInstanceRuns() {
        Usage usage = usage(73 * HOUR, span("i-1", 0, 73 * HOUR));
        Bill bill = Billing.bill(usage, prices(Map.of("ebs.gbMonth", "0.08", "ipv4.hour", "0.005"), 8, 1, List.of()));
        assertThat(line(bill, "EBS volumes of 8 GB").amountMicros()).isEqualTo(64_000);
        assertThat(line(bill, "Public IPv4 addresses").amountMicros()).isEqualTo(365_000);
    }

    /** 30 minutes over the SLO at $120 per hour. */
    @Test
    void slownessCostsWhatTheUserSays() {
        Usage usage = new Usage(List.of(), HOUR, 0, List.of(), 0, 0, false, 1_800);
        assertThat(Billing.bill(usage, prices(Map.of("sloPenalty.hour", "120"))).totalMicros())
                .isEqualTo(60_000_000);
        assertThat(Billing.bill(usage, prices(Map.of())).lines()).isEmpty();
    }

    private static Commitment savingsPlan(String dollarsPerHour, Map<String, String> discounted) {
        Map<String, BigDecimal> decimal = new TreeMap<>();
        discounted.forEach((type, price) -> decimal.put(type, new BigDecimal(price)));
        return new Commitment("savings-plan", new BigDecimal(dollarsPerHour), null, decimal);
    }

    /**
     * $0.12/h committed, m5.large at $0.06 instead of $0.096. Hour 0: two instances use all of it. Hour 1: none, so
     * $0.12 is lost; nothing is carried over. On-Demand 2 h = $0.192, given back $0.192, paid 2 x $0.12.
     */
    @Test
    void anUnusedHourOfASavingsPlanIsLost() {
        PriceList prices = prices(Map.of(), 0, 0, List.of(savingsPlan("0.12", Map.of("m5.large", "0.06"))));
        Bill bill = Billing.bill(usage(2 * HOUR, span("i-1", 0, HOUR), span("i-2", 0, HOUR)), prices);
        assertThat(line(bill, "EC2 m5.large on-demand").amountMicros()).isEqualTo(192_000);
        assertThat(line(bill, "savings-plan 1 commitment").amountMicros()).isEqualTo(240_000);
        assertThat(quantity(bill, "savings-plan 1: used")).isEqualTo("0.12");
        assertThat(quantity(bill, "savings-plan 1: lost")).isEqualTo("0.12");
        assertThat(quantity(bill, "EC2 m5.large covered by savings-plan 1")).isEqualTo("-7200");
        assertThat(line(bill, "EC2 m5.large covered by savings-plan 1").amountMicros())
                .isEqualTo(-192_000);
        assertThat(bill.totalMicros()).isEqualTo(240_000);
    }

    /**
     * One hour, one m5.large (0.096 -> 0.06: pays 62.5 %) and one c5.large (0.085 -> 0.04: pays 47 %), $0.07/h
     * committed. c5.large saves more: 0.04 for its hour. The other 0.03 covers half an hour of m5.large.
     */
    @Test
    void theHighestSavingIsCoveredFirst() {
        PriceList prices =
                prices(Map.of(), 0, 0, List.of(savingsPlan("0.07", Map.of("m5.large", "0.06", "c5.large", "0.04"))));
        RunningSpan other = new RunningSpan("i-2", "c5.large", "us-east-1a", "on-demand", 0, HOUR, false);
        Bill bill = Billing.bill(usage(HOUR, span("i-1", 0, HOUR), other), prices);
        assertThat(quantity(bill, "EC2 c5.large covered by savings-plan 1")).isEqualTo("-3600");
        assertThat(quantity(bill, "EC2 m5.large covered by savings-plan 1")).isEqualTo("-1800");
        assertThat(quantity(bill, "savings-plan 1: lost")).isEqualTo("0");
        // 0.096 + 0.085 + 0.07 - 0.085 - 0.048
        assertThat(bill.totalMicros()).isEqualTo(118_000);
    }

    /**
     * A Reserved Instance at $0.06/h goes before the Savings Plan given ahead of it: of three hours of m5.large in one
     * hour it takes one, the plan of $0.05 at $0.05 another, the third is On-Demand. Spot is never covered.
     */
    @Test
    void reservedInstancesGoBeforeSavingsPlansAndSpotIsNotCovered() {
        Commitment reserved = new Commitment(
                "reserved-instance",
                new BigDecimal("0.06"),
                "m5.large",
                Map.of("m5.large", new BigDecimal("0.06"), "c5.large", new BigDecimal("0.01")));
        PriceList prices = prices(Map.of(), 0, 0, List.of(savingsPlan("0.05", Map.of("m5.large", "0.05")), reserved));
        RunningSpan c5 = new RunningSpan("i-5", "c5.large", "us-east-1a", "on-demand", 0, HOUR, false);
        Bill bill = Billing.bill(
                usage(HOUR, span("i-1", 0, HOUR), span("i-2", 0, HOUR), span("i-3", 0, HOUR), spot(HOUR, false), c5),
                prices);
        assertThat(quantity(bill, "EC2 m5.large covered by reserved-instance 2"))
                .isEqualTo("-3600");
        assertThat(quantity(bill, "EC2 m5.large covered by savings-plan 1")).isEqualTo("-3600");
        assertThat(find(bill, "EC2 c5.large covered by reserved-instance 2"))
                .as("a Reserved Instance covers its own type only")
                .isNull();
        // 3 * 0.096 + 0.036 + 0.085 + 0.05 + 0.06 - 2 * 0.096
        assertThat(bill.totalMicros()).isEqualTo(327_000);
    }

    /** A start of 10 s at the end of hour 0 is charged 60 s: 10 s of hour 0 and 50 s of hour 1, all covered. */
    @Test
    void chargedSecondsBeyondTheHourFallIntoTheNext() {
        PriceList prices = prices(Map.of(), 0, 0, List.of(savingsPlan("1", Map.of("m5.large", "0.06"))));
        Bill bill = Billing.bill(usage(90 * MINUTE, span("i-1", HOUR - 10 * SECOND, 10 * SECOND)), prices);
        assertThat(quantity(bill, "EC2 m5.large covered by savings-plan 1")).isEqualTo("-60");
        // 90 minutes of $1 per hour
        assertThat(line(bill, "savings-plan 1 commitment").amountMicros()).isEqualTo(1_500_000);
        // the last start of a run of 60 min is topped up within its only hour
        Bill oneHour = Billing.bill(usage(HOUR, span("i-1", HOUR - 10 * SECOND, 10 * SECOND)), prices);
        assertThat(quantity(oneHour, "EC2 m5.large covered by savings-plan 1")).isEqualTo("-60");
    }

    @Test
    void everyMissingPriceIsNamedAtOnce() {
        RunningSpan odd = new RunningSpan("i-1", "x9.huge", "us-east-1a", "on-demand", 0, HOUR, false);
        RunningSpan oddSpot = new RunningSpan("i-2", "c5.large", "us-east-1a", "spot", 0, HOUR, false);
        Usage usage = new Usage(List.of(odd, oddSpot), HOUR, 1, List.of(new LcuHour(1, 1, 1, 1)), 1, 1, true, 1);
        assertThatThrownBy(() -> Billing.bill(usage, prices(Map.of(), 8, 1, List.of())))
                .isInstanceOf(MissingPriceException.class)
                .hasMessage("no price for instance type c5.large (Spot), instance type x9.huge, alb.hour, alb.lcuHour,"
                        + " cloudwatch.alarmMonth, cloudwatch.highResolutionAlarmMonth, cloudwatch.metricMonth, ebs.gbMonth, ipv4.hour in us-east-1;"
                        + " give it under prices");
    }

    @Test
    void refusesNegativePrices() {
        assertThatThrownBy(() -> prices(Map.of("alb.hour", "-1")))
                .hasMessage("price of alb.hour must not be negative, was -1");
        assertThatThrownBy(() -> savingsPlan("-0.5", Map.of()))
                .hasMessage("price of the savings-plan must not be negative, was -0.5");
        assertThatThrownBy(() -> new Commitment("gift", BigDecimal.ONE, null, Map.of()))
                .hasMessage("kind of a commitment must be savings-plan or reserved-instance, was gift");
    }

    /** BL-5: an hour running and three stopped are four hours of 8 GB at $0.73 a month of 730 h, and one instance-hour. */
    @Test
    void aStoppedInstancePaysForItsVolumeOnly() {
        Usage usage = new Usage(List.of(span("i-1", 0, HOUR)), 4 * HOUR, 0, List.of(), 0, 0, false, 0, 0, 3 * HOUR);
        Bill bill = Billing.bill(usage, prices(Map.of("ebs.gbMonth", "0.73"), 8, 0, List.of()));
        assertThat(bill.lines())
                .filteredOn(line -> line.item().startsWith("EBS"))
                .singleElement()
                .satisfies(line -> assertThat(line.amountMicros()).isEqualTo(32_000));
    }

    /** 90 vCPU-minutes beyond the credits at $0.05 per vCPU-hour are $0.075. */
    @Test
    void cpuBeyondTheEarnedCreditsIsPaidByTheVcpuHour() {
        Usage usage = new Usage(List.of(), 2 * HOUR, 0, List.of(), 0, 0, false, 0, 90 * MINUTE, 0);
        Bill bill = Billing.bill(usage, prices(Map.of("ec2.surplusVcpuHour", "0.05")));
        assertThat(bill.dollarsPerHour()).isEqualTo(0.0375);
        assertThat(bill.lines()).extracting(BillLine::item).containsExactly("CPU credits beyond those earned");
    }

    /** $0.198 in 2 h: 0.099 per hour, 72.27 per month of 730 h. */
    @Test
    void totalsAreAlsoPerHourAndPerMonth() {
        Bill bill =
                Billing.bill(usage(2 * HOUR, spot(90 * MINUTE, false), span("i-2", 0, 90 * MINUTE)), prices(Map.of()));
        assertThat(bill.dollarsPerHour()).isEqualTo(0.099);
        assertThat(bill.dollarsPerMonth()).isEqualTo(72.27);
    }

    /** An item without a line in the catalog would never be billed. */
    @Test
    void everyCostItemHasALineInTheCatalog() {
        var items = new ClassFileImporter()
                .importPackages("dev.dryscale.cost").stream()
                        .filter(type -> type.isAssignableTo(CostItem.class) && !type.isInterface())
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));
        List<String> named = new ArrayList<>();
        for (CostCatalog entry : CostCatalog.values()) {
            named.add(entry.item().getClass().getSimpleName());
        }
        assertThat(named)
                .as("a cost item without a line in CostCatalog is never billed")
                .containsExactlyInAnyOrderElementsOf(items);
    }
}
