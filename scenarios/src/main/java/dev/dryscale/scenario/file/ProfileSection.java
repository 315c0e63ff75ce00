package dev.dryscale.scenario.file;

import dev.dryscale.scaling.Knob;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.input.Reading;
import java.util.Arrays;

/** Reads {@code profile:}, the {@code knobs:} that depart from it, and those that the command line adds. */
final class ProfileSection {

    private ProfileSection() {}

    static Profile read(Fields fields, Reading reading) {
        var problems = reading.problems();
        var node = fields.required("profile");
        String name = node == null
                ? Profile.AWS_2026
                : Scalars.word(node, Profile.names(), known -> known, Profile.AWS_2026, problems);
        var knobs = fields.mapping("knobs");
        var profile = knobs == null ? Profile.byName(name) : changed(Profile.byName(name), knobs, problems);
        for (var knob : reading.options().knobs().entrySet()) {
            try {
                profile = profile.with(knob.getKey(), knob.getValue());
            } catch (IllegalArgumentException e) {
                problems.error("--knob", 0, "", String.valueOf(e.getMessage()), null);
            }
        }
        return profile;
    }

    private static Profile changed(Profile base, Fields knobs, Problems problems) {
        var profile = base;
        knobs.know(Arrays.stream(Knob.values()).map(Knob::key).toList());
        knobs.finish();
        for (var knob : Knob.values()) {
            var value = knobs.optional(knob.key());
            if (value != null) {
                try {
                    profile = profile.with(knob.key(), Scalars.text(value, knob.defaultValue(), problems));
                } catch (IllegalArgumentException e) {
                    knobs.refuse(knob.key(), String.valueOf(e.getMessage()), null);
                }
            }
        }
        return profile;
    }
}
