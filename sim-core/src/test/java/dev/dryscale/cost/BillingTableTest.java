package dev.dryscale.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.record.Usage;
import dev.dryscale.record.Usage.LcuHour;
import dev.dryscale.record.Usage.RunningSpan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What is billed, by the rule book's examples. */
class BillingTableTest {

    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest(name = "{0} {1} {2} s: {5}")
    @CsvFileSource(resources = "/semantics/billing.csv", numLinesToSkip = 1)
    void billsWhatTheTableSays(
            String rule, String what, String seconds, boolean interrupted, String expected, String why) {
        var spans = new ArrayList<RunningSpan>();
        long start = 0;
        long length = 0;
        for (String one : seconds.split("\\+", -1)) {
            length = Long.parseLong(one) * SECOND;
            if (what.equals("on-demand") || what.equals("spot")) {
                spans.add(new RunningSpan("i-1", "m5.large", "a", what, start, start + length, interrupted));
            }
            start += length + 600 * SECOND;
        }
        int balancers = spans.isEmpty() ? 1 : 0;
        var hours = what.equals("lcu")
                ? List.of(new LcuHour(180_000, 10_800_000, 500_000_000, 360_000))
                : List.<LcuHour>of();
        long horizon = spans.isEmpty() ? length : 2 * 3_600 * SECOND;
        var bill = Billing.bill(new Usage(spans, horizon, balancers, hours, 0, 0, false, 0), prices());
        String item = switch (what) {
            case "alb" -> "Application Load Balancer";
            case "lcu" -> "LCUs";
            default -> "EC2 m5.large " + what;
        };
        assertThat(bill.lines())
                .filteredOn(line -> line.item().equals(item))
                .as(why)
                .singleElement()
                .satisfies(line -> assertThat(line.quantity()).isEqualTo(expected));
    }

    private static PriceList prices() {
        return new PriceList(
                "us-east-1",
                Map.of("m5.large", new BigDecimal("0.096")),
                Map.of("m5.large", new BigDecimal("0.036")),
                Map.of("alb.hour", new BigDecimal("0.0225"), "alb.lcuHour", new BigDecimal("0.008")),
                0,
                0,
                List.of(),
                null,
                BigDecimal.ONE,
                "test prices");
    }
}
