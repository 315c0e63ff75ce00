package dev.dryscale.scenario.file;

import dev.dryscale.scaling.Knob;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.input.Reading;
import java.util.Arrays;

/** Reads {@code profile:} and the {@code knobs:} that depart from it. */
final class ProfileSection {

    private ProfileSection() {}

    static Profile read(Fields fields, Reading reading) {
        var problems = reading.problems();
        var node = fields.required("profile");
        String name = node == null
                ? Profile.AWS_2026
                : Scalars.word(node, Profile.names(), known -> known, Profile.AWS_2026, problems);
        var profile = Profile.byName(name);
        var knobs = fields.mapping("knobs");
        if (knobs == null) {
            return profile;
        }
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
