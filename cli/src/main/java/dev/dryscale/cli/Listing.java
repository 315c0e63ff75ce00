package dev.dryscale.cli;

import dev.dryscale.experiment.Measure;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.report.ReportFormat;
import dev.dryscale.report.chart.ChartCatalog;
import dev.dryscale.scaling.Knob;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scenario.export.ExportFormat;
import dev.dryscale.scenario.file.DistributionCatalog;
import dev.dryscale.scenario.file.SyntheticCatalog;
import dev.dryscale.scenario.iac.SourceForm;
import dev.dryscale.scenario.input.ScenarioLibrary;
import dev.dryscale.scenario.lint.LintCatalog;
import dev.dryscale.scenario.policy.PolicyCatalog;
import dev.dryscale.scenario.trace.TraceFormat;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** The kinds of names that {@code dryscale list} knows, each read from its catalog. */
enum Listing {
    SCENARIOS(() -> words(ScenarioLibrary.names())),
    POLICIES(() -> Arrays.stream(PolicyCatalog.values())
            .map(policy ->
                    new Entry(policy.policyType(), policy.runnable() ? "" : "(read and checked, not simulated yet)"))
            .distinct()
            .toList()),
    TRAFFIC(() -> Arrays.stream(SyntheticCatalog.values())
            .map(source -> new Entry(source.kind().kind(), source.kind().summary()))
            .toList()),
    DISTRIBUTIONS(() -> words(Arrays.stream(DistributionCatalog.values())
            .map(DistributionCatalog::word)
            .toList())),
    MEASURES(() -> Arrays.stream(Measure.values())
            .map(measure -> new Entry(
                    measure.gateName(),
                    measure.description() + (measure.unit().isEmpty() ? "" : " (" + measure.unit() + ")")))
            .toList()),
    POLICY_FILES(() -> Arrays.stream(SourceForm.values())
            .map(form -> new Entry(Words.of(form), form.summary()))
            .toList()),
    EXPORTS(() -> names(ExportFormat.values())),
    LINTS(() -> Arrays.stream(LintCatalog.values())
            .map(lint -> new Entry(Words.of(lint), lint.summary() + " (" + lint.rule() + ")"))
            .toList()),
    TRACE_FORMATS(() -> words(TraceFormat.words())),
    PROFILES(() -> words(Profile.names())),
    KNOBS(() -> Arrays.stream(Knob.values())
            .map(knob -> new Entry(knob.key(), knob.examples() + " (" + knob.rule() + ")"))
            .toList()),
    OUTPUTS(() -> names(ReportFormat.values())),
    CHARTS(() -> words(Arrays.stream(ChartCatalog.values())
            .map(chart -> chart.chart().fileName())
            .toList())),
    FIDELITIES(() -> words(ScenarioInput.FIDELITIES.typed())),
    SERVICE_MODES(() -> names(ServiceMode.values()));

    /** Reads a catalog; has no state of its own. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Supplier<List<Entry>> entries;

    Listing(Supplier<List<Entry>> entries) {
        this.entries = entries;
    }

    /** In the catalog's order. */
    List<Entry> entries() {
        return entries.get();
    }

    /** As it is typed: {@code service-modes}. */
    @Override
    public String toString() {
        return Words.of(this);
    }

    private static List<Entry> words(List<String> words) {
        return words.stream().map(word -> new Entry(word, "")).toList();
    }

    private static List<Entry> names(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> new Entry(Words.of(value), ""))
                .toList();
    }

    /** One name and what it means. */
    record Entry(String name, String description) {}
}
