package dev.dryscale.scenario.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A provider without a registry: where Terraform's own configuration is set and missing, or unset, one that names a file system
 * mirror found on this machine takes its place.
 */
final class TerraformMirror {

    private static final String CONFIGURATION = "TF_CLI_CONFIG_FILE";
    private static final String PROVIDER = "registry.terraform.io/hashicorp/aws";

    private TerraformMirror() {}

    /** What to set for Terraform besides; nothing where its own configuration exists or no mirror is found. */
    static Map<String, String> environment(Path folder) throws IOException {
        String written = System.getenv(CONFIGURATION);
        if (written != null && Files.exists(Path.of(written))) {
            return Map.of();
        }
        var mirror = find();
        if (mirror.isEmpty()) {
            return Map.of();
        }
        var configuration = Files.writeString(folder.resolve("terraform.rc"), """
                provider_installation {
                  filesystem_mirror {
                    path    = "%s"
                    include = ["registry.terraform.io/*/*"]
                  }
                }
                """.formatted(mirror.get()));
        return Map.of(CONFIGURATION, configuration.toString());
    }

    /** Terraform's implied mirrors, its plug-in cache, and folders right below those where software is put. */
    private static Optional<Path> find() throws IOException {
        var home = Path.of(System.getProperty("user.home"));
        var places = new ArrayList<Path>(List.of(
                home.resolve(".terraform.d/plugins"),
                home.resolve(".terraform.d/plugin-cache"),
                home.resolve(".local/share/terraform/plugins"),
                Path.of("/usr/local/share/terraform/plugins"),
                Path.of("/usr/share/terraform/plugins")));
        String cache = System.getenv("TF_PLUGIN_CACHE_DIR");
        if (cache != null) {
            places.add(Path.of(cache));
        }
        for (Path parent : List.of(Path.of("/opt"), Path.of("/usr/local/lib"), Path.of("/usr/share"))) {
            if (Files.isDirectory(parent)) {
                try (Stream<Path> children = Files.list(parent)) {
                    children.sorted().forEach(places::add);
                }
            }
        }
        return places.stream()
                .filter(place -> Files.isDirectory(place.resolve(PROVIDER)))
                .findFirst();
    }
}
