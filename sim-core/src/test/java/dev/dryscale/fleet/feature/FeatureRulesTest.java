package dev.dryscale.fleet.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.fleet.BootModel;
import dev.dryscale.fleet.InstanceModel;
import dev.dryscale.random.Deterministic;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic of the life cycle, one row per rule or example. */
class FeatureRulesTest {

    private static final long SECOND = 1_000_000_000L;

    /** Formulae by name; numbers in, number out. */
    @ParameterizedTest(name = "{0}: {1}({2}) = {3}")
    @CsvFileSource(resources = "/semantics/life_cycle_numbers.csv", numLinesToSkip = 1)
    void theNumbersOfTheLifeCycle(String rule, String formula, String given, String expected, String why) {
        var n = Arrays.stream(given.split(" ")).mapToDouble(Double::parseDouble).toArray();
        double result = switch (formula) {
            case "warmPoolSize" -> WarmPool.size((int) n[0], (int) n[1], (int) n[2]);
            case "onDemandUnits" -> MixedInstances.onDemandUnits((int) n[0], (int) n[1], (int) n[2]);
            case "pricePerUnit" -> Math.round(InstanceKind.pricePerUnit(n[0], (int) n[1]) * 1000) / 1000.0;
            case "replacedAtOnce" -> ReplacementPace.mayGo(ReplacementPace.tenth((int) n[0]), (int) n[0], (int) n[1]);
            case "rebalancingBeyondMaximum" -> ZoneBalance.mayExceedMaximumBy((int) n[0]);
            case "maintenanceMayLack" -> new InstanceMaintenancePolicy((int) n[0], (int) n[1]).mayLack((int) n[2]);
            case "maintenanceMayExceed" ->
                new InstanceMaintenancePolicy((int) n[0], (int) n[1]).mayExceedBy((int) n[2]);
            default -> throw new IllegalArgumentException(formula);
        };
        assertThat(result).as(why).isEqualTo(Double.parseDouble(expected));
    }

    /** When a hook's wait ends and how; times in seconds after its start. */
    @ParameterizedTest(name = "{0}: heartbeat {1}, beats {2}, completed {3}")
    @CsvFileSource(resources = "/semantics/hooks.csv", numLinesToSkip = 1)
    void aHookWaitsAsLongAsItsHeartbeatsAllow(
            String rule, long heartbeat, String beats, String completed, String ends, String result, String why) {
        List<Long> at = beats == null
                ? List.of()
                : Arrays.stream(beats.split(" "))
                        .map(beat -> Long.parseLong(beat) * SECOND)
                        .toList();
        var hook = new LifecycleHook(
                "h", true, heartbeat * SECOND, LifecycleHook.Result.ABANDON, null, LifecycleHook.Result.CONTINUE, at);
        var end = hook.end(completed.equals("never") ? Long.MAX_VALUE : Long.parseLong(completed) * SECOND);
        assertThat(end.afterNanos() / SECOND).as(why).isEqualTo(Long.parseLong(ends));
        assertThat(end.result().name()).isEqualTo(result);
    }

    /** {@code P}assed and {@code F}ailed checks, and what the target is after each. */
    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvFileSource(resources = "/semantics/health.csv", numLinesToSkip = 1)
    void aTargetChangesAtItsThresholds(String rule, String checks, String verdicts, String why) {
        var health = new TargetHealth();
        var told = new StringBuilder();
        for (int i = 0; i < checks.length(); i++) {
            health.count(checks.charAt(i) == 'P', 5, 2);
            told.append(health.isHealthy() ? 'H' : 'U');
        }
        assertThat(told.toString()).as(why).isEqualTo(verdicts);
    }

    @ParameterizedTest(name = "{0} of two kinds launches weight {3}")
    @CsvSource({
        "PRIORITIZED, false, first in the list, 2",
        "LOWEST_PRICE, false, 0.100/2 against 0.192/4 per unit, 4",
        "LOWEST_PRICE, true, 0.030/2 against 0.080/4 per unit, 2",
        "CAPACITY_OPTIMIZED, true, 10 against 50, 4",
        "CAPACITY_OPTIMIZED_PRIORITIZED, true, only the second is deep, 4",
        "PRICE_CAPACITY_OPTIMIZED, true, only the second is deep, 4",
    })
    void aStrategyChoosesItsType(AllocationStrategy strategy, boolean spot, String why, int weight) {
        var boot = new BootModel(new Deterministic(0), new Deterministic(0), new Deterministic(0), 0, 0);
        var kinds = List.of(
                new InstanceKind(new InstanceModel("m5.large", 2, 4, boot, 0, 0, 0), 2, 0.100, 0.030, 10),
                new InstanceKind(new InstanceModel("m5.xlarge", 4, 8, boot, 0, 0, 0), 4, 0.192, 0.080, 50));
        assertThat(strategy.choose(kinds, spot).weight()).as(why).isEqualTo(weight);
    }

    /** t3.micro: 12 credits an hour, 2 vCPUs. A minute at full use spends 2 and earns 0.2. */
    @Test
    void standardCreditsRunOutAndAreEarnedBackBeforeTheyAreSpentAgain() {
        var credits = new CpuCredits(12, 0, 0, false);
        var balance = credits.settle(new CpuCredits.Balance(0, 1, 0, 0), 2);
        assertThat(balance.earned()).isEqualTo(1 + 0.2 - 2);
        assertThat(balance.isEmpty()).isTrue();
        for (int minute = 0; minute < 5; minute++) {
            balance = credits.settle(balance, 0);
        }
        assertThat(balance.isEmpty()).isFalse();
    }

    @Test
    void noMoreThanTheCreditsOfADayAreKept() {
        var credits = new CpuCredits(12, 0, 0, false);
        assertThat(credits.settle(new CpuCredits.Balance(0, 288, 0, 0), 0).earned())
                .isEqualTo(288);
    }

    @Test
    void launchCreditsAreSpentFirst() {
        var after = new CpuCredits(6, 30, 0, false).settle(new CpuCredits.Balance(30, 5, 0, 0), 1);
        assertThat(after.launch()).isEqualTo(29);
        assertThat(after.earned()).isEqualTo(5.1);
    }

    @Test
    void unlimitedBorrowsADayAndPaysForTheRest() {
        var credits = new CpuCredits(12, 0, 0, true);
        var balance = new CpuCredits.Balance(0, 0, 287, 0);
        balance = credits.settle(balance, 2.2);
        assertThat(balance.surplus()).isEqualTo(288);
        assertThat(balance.charged()).isEqualTo(1);
        assertThat(credits.settle(balance, 0).surplus()).isEqualTo(287.8);
    }
}
