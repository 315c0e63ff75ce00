package dev.dryscale.scenario.file;

import dev.dryscale.scenario.document.DocumentReader;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.input.Reading;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** A bare policy file as a scenario: what {@code init} would write around it, with every default. */
final class BarePolicy {

    private BarePolicy() {}

    static ScenarioFile read(String shown, Reading reading) {
        String text =
                InitTemplate.of(String.valueOf(Path.of(shown).getFileName())).text();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var node = DocumentReader.read(shown + " (as a scenario)", bytes, reading.problems());
        return ScenarioSections.read((MappingNode) Objects.requireNonNull(node), reading);
    }
}
