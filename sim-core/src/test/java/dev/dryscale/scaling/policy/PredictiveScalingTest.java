package dev.dryscale.scaling.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.MetricHistory;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import dev.dryscale.scaling.policy.ScalingDecision.SetDesiredCapacity;
import dev.dryscale.scaling.policy.ScalingDecision.SetLimits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Predictive scaling by the rule book, and its default forecast by closed forms. */
class PredictiveScalingTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3_600 * SECOND;
    private static final List<Double> A_DAY = Collections.nCopies(24, 1.0);

    private static PredictiveScalingPolicy policy(
            String target,
            boolean only,
            boolean increase,
            int maxBuffer,
            int buffer,
            int secondOfHour,
            LoadForecaster model) {
        return new PredictiveScalingPolicy(
                "p",
                PredictiveMetricPair.ALB_REQUEST_COUNT,
                Rational.parse(target),
                only,
                buffer,
                increase,
                maxBuffer,
                A_DAY,
                secondOfHour,
                model);
    }

    private static LoadForecaster always(double load) {
        return (hourly, hours) -> {
            double[] same = new double[hours];
            java.util.Arrays.fill(same, load);
            return same;
        };
    }

    @ParameterizedTest(name = "{0} {12}")
    @CsvFileSource(resources = "/semantics/predictive.csv", numLinesToSkip = 1)
    void followsTheTable(
            String rule,
            double forecast,
            String target,
            String mode,
            String behavior,
            int buffer,
            int desired,
            int min,
            int max,
            int expectedMax,
            int expected,
            String outcome,
            String why) {
        var controller = policy(
                        target, mode.equals("only"), behavior.equals("increase"), buffer, 0, 0, always(forecast))
                .newController(Profile.aws2026(), Given.group(min, max, desired));
        var decision = controller.decide(new Observation(HOUR, GroupSnapshot.atRest(min, max, desired), List.of()));
        assertThat(decision.outcome()).as(why + ": " + decision).isEqualTo(outcome);
        int newMax = decision instanceof SetLimits limits && limits.maxSize() != null ? limits.maxSize() : max;
        int capacity = desired;
        if (decision instanceof SetDesiredCapacity set) {
            capacity = set.desiredCapacity();
        } else if (decision instanceof SetLimits limits && limits.desiredCapacity() != null) {
            capacity = limits.desiredCapacity();
        }
        assertThat(capacity).as(why).isEqualTo(expected);
        assertThat(newMax).as(why).isEqualTo(expectedMax);
    }

    /** EX-49, PR-4: launches the buffer time ahead of the full hour of the calendar, wherever in its hour the run began. */
    @ParameterizedTest(name = "{0}: {5}")
    @CsvFileSource(resources = "/semantics/predictive_call.csv", numLinesToSkip = 1)
    void actsAheadOfTheHour(String rule, int buffer, int secondOfHour, long nowSecond, long nextSecond, String why) {
        var controller = policy("1", false, false, 0, buffer, secondOfHour, always(1))
                .newController(Profile.aws2026(), Given.group(1, 9, 1));
        assertThat(controller.nextCallNanos(nowSecond * SECOND)).isEqualTo(nextSecond * SECOND);
    }

    /** PR-2: without 24 hours of data there is no forecast; every 6 hours there is a new one, of 48 hours, of 14 days at most. */
    @Test
    void forecastsEverySixHoursOnTheLastFourteenDays() {
        var asked = new ArrayList<Integer>();
        LoadForecaster model = (hourly, hours) -> {
            asked.add(hourly.length);
            assertThat(hours).isEqualTo(48);
            return always(5).forecast(hourly, hours);
        };
        var policy = new PredictiveScalingPolicy(
                "p", PredictiveMetricPair.ALB_REQUEST_COUNT, Rational.ONE, false, 0, false, 0, List.of(), 0, model);
        var controller = policy.newController(Profile.aws2026(), Given.group(1, 9, 1));
        var flat = new MetricHistory() {
            @Override
            public Rational value(MetricSpecification metric, Statistic statistic, long fromNanos, long toNanos) {
                return Rational.of(300);
            }

            @Override
            public Rational newest(MetricSpecification metric, long nowNanos) {
                return Rational.of(300);
            }
        };
        for (int hour = 1; hour <= 400; hour++) {
            var decision = controller.decide(
                    new Observation(hour * HOUR, GroupSnapshot.atRest(1, 9, 1), List.of(), List.of(), flat));
            if (hour < 24) {
                assertThat(decision.outcome()).isEqualTo(Outcome.INSUFFICIENT_DATA);
            }
        }
        assertThat(asked).startsWith(24, 30, 36).endsWith(336).hasSize((400 - 24) / 6 + 1);
        assertThat(Collections.max(asked)).isEqualTo(14 * 24);
    }

    /** PR-6: no other policy scales in below what is predicted; one that only forecasts binds nobody (PR-1). */
    @Test
    void whatIsPredictedIsAFloorForTheOthers() {
        var controller =
                policy("1", false, false, 0, 0, 0, always(8)).newController(Profile.aws2026(), Given.group(1, 20, 12));
        var at = new Observation(HOUR, GroupSnapshot.atRest(1, 20, 12), List.of());
        assertThat(controller.floor(at)).as("before the first forecast").isZero();
        controller.decide(at);
        assertThat(controller.floor(at)).isEqualTo(8);
        assertThat(controller.takesPartInScaleInVote()).isFalse();

        var only =
                policy("1", true, false, 0, 0, 0, always(8)).newController(Profile.aws2026(), Given.group(1, 20, 12));
        only.decide(at);
        assertThat(only.floor(at)).isZero();
    }

    /** The decomposition gives back what it assumes: a level, a slope per hour and a season of a day. */
    @Test
    void theDefaultForecastContinuesASeasonOnALine() {
        double[] hourly = new double[5 * 24];
        for (int t = 0; t < hourly.length; t++) {
            hourly[t] = of(t);
        }
        double[] forecast = new SeasonalForecaster().forecast(hourly, 48);
        for (int k = 0; k < 48; k++) {
            assertThat(forecast[k]).isCloseTo(of(hourly.length + k), within(1e-6));
        }
    }

    /** With two weeks it sees that Sundays differ. */
    @Test
    void fromTwoWeeksOnTheSeasonIsAWeek() {
        double[] hourly = new double[14 * 24];
        for (int t = 0; t < hourly.length; t++) {
            hourly[t] = t / 24 % 7 == 6 ? 10 : 100;
        }
        double[] forecast = new SeasonalForecaster().forecast(hourly, 7 * 24);
        assertThat(forecast[0]).isCloseTo(100, within(1e-9));
        assertThat(forecast[6 * 24 + 5]).isCloseTo(10, within(1e-9));
    }

    @Test
    void aForecastIsNeverNegativeAndOfNothingIsNothing() {
        double[] falling = new double[48];
        for (int t = 0; t < 48; t++) {
            falling[t] = 48 - t;
        }
        assertThat(java.util.Arrays.stream(new SeasonalForecaster().forecast(falling, 48))
                        .min()
                        .orElseThrow())
                .isZero();
        assertThat(new SeasonalForecaster().forecast(new double[24], 3)).containsOnly(0.0);
    }

    private static double of(int t) {
        return 1000 + 2.5 * t + 300 * (t % 24 >= 8 && t % 24 < 20 ? 1 : -1);
    }
}
