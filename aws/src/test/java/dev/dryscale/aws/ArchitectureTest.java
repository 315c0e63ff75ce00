package dev.dryscale.aws;

import dev.dryscale.architecture.HouseRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rules of the house, held by this module. */
final class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> followsTheRulesOfTheHouse() {
        return HouseRules.ofThisModule();
    }
}
