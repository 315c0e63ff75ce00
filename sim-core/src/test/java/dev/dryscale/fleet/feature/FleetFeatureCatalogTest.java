package dev.dryscale.fleet.feature;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.dryscale.fleet.FleetFeature;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FleetFeatureCatalogTest {

    @Test
    void everyFeatureHasALineInTheCatalog() {
        Set<String> features = new ClassFileImporter()
                .importPackages("dev.dryscale.fleet.feature").stream()
                        .filter(type -> type.isAssignableTo(FleetFeature.class) && type.isTopLevelClass())
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> named = Arrays.stream(FleetFeatureCatalog.values())
                .map(line -> line.type().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named)
                .as("a fleet feature without a line in FleetFeatureCatalog cannot be used from a scenario")
                .isEqualTo(features);
    }

    @Test
    void everyFeatureHasItsOwnWord() {
        assertThat(Arrays.stream(FleetFeatureCatalog.values()).map(FleetFeatureCatalog::word))
                .doesNotHaveDuplicates()
                .hasSameSizeAs(FleetFeatureCatalog.values());
        assertThat(FleetFeatureCatalog.values())
                .allSatisfy(line -> assertThat(line.summary()).isNotBlank());
    }
}
