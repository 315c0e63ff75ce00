package dev.dryscale.scenario.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A commented scenario around a policy file, every default visible: what {@code dryscale init} writes and what a bare
 * policy file is run as.
 *
 * @param name of the scenario
 * @param policyFile as the scenario will name it, relative to the scenario's folder
 * @param logFile recorded traffic, as the scenario will name it; null for a synthetic day
 * @param type EC2 instance type
 * @param min smallest group
 * @param max largest group
 */
public record InitTemplate(
        String name, String policyFile, @Nullable String logFile, String type, int min, int max) {

    public static final String DEFAULT_TYPE = "m5.large";
    public static final int DEFAULT_MIN = 2;
    public static final int DEFAULT_MAX = 4;

    private static final String RESOURCE = "/dev/dryscale/scenario/init.yaml";
    private static final String SYNTHETIC_DAY = "{synthetic: {kind: diurnal, min: 10/s, max: 100/s, peakAt: 19h}}";

    /** The template for {@code policyFile} alone. */
    public static InitTemplate of(String policyFile) {
        return new InitTemplate(stem(policyFile), policyFile, null, DEFAULT_TYPE, DEFAULT_MIN, DEFAULT_MAX);
    }

    /** {@code file} as a scenario in {@code scenarioFile}'s folder names it: relative, with {@code /}. */
    public static String relative(Path scenarioFile, Path file) {
        var parent = scenarioFile.toAbsolutePath().normalize().getParent();
        var target = file.toAbsolutePath().normalize();
        var path = parent == null ? target : parent.relativize(target);
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    /** The file's name without folders and ending, in letters, digits and hyphens. */
    public static String stem(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        int dot = name.indexOf('.', 1);
        String stem = (dot < 0 ? name : name.substring(0, dot)).replaceAll("[^A-Za-z0-9-]+", "-");
        String trimmed = stem.replaceAll("^-+|-+$", "");
        return trimmed.isEmpty() ? "policy" : trimmed.substring(0, Math.min(trimmed.length(), 60));
    }

    /** The scenario, as YAML that reads back without a problem of its own. */
    public String text() {
        boolean replay = logFile != null;
        var values = Map.of(
                "name", quoted(name),
                "traffic", replay ? "{replay: {file: " + quoted(String.valueOf(logFile)) + "}}" : SYNTHETIC_DAY,
                "duration", replay ? "# duration: 24h" : "duration: 24h",
                "type", quoted(type),
                "min", Integer.toString(min),
                "max", Integer.toString(max),
                "policy", quoted(policyFile));
        String text = template();
        for (var entry : values.entrySet()) {
            text = text.replace("@" + entry.getKey() + "@", entry.getValue());
        }
        return text;
    }

    private static String template() {
        try (var in = InitTemplate.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A YAML scalar that is this text and nothing else. */
    private static String quoted(String text) {
        if (text.matches("[A-Za-z][A-Za-z0-9_./-]*") && !text.matches("true|false|null")) {
            return text;
        }
        return "'" + text.replace("'", "''") + "'";
    }
}
