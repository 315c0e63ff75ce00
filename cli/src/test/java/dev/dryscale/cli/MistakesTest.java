package dev.dryscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people get wrong, and what they are told: place, rule, value, nearest name; never a stack trace, nothing written. */
final class MistakesTest {

    @TempDir
    private Path folder;

    private Path scenario = Path.of("");

    @BeforeEach
    void write() throws IOException {
        scenario = Fixtures.scenario(folder);
        Fixtures.policy(folder);
    }

    private void assertTold(int code, String told, String... args) throws IOException {
        var before = names();
        var result = Console.in(folder).execute(args);

        assertThat(result.err()).contains(told);
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.err())
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("internal error");
        assertThat(result.out()).isEmpty();
        assertThat(names()).isEqualTo(before);
    }

    private List<Path> names() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MinSize               | MinSzie             | :9: group.MinSzie is not known here; known: AutoScaling
            MinSize               | MinSzie             | did you mean MinSize?
            duration: 40m         | duration: 40        | :4: duration must be a number with a unit, one of ns, us
            from: 2/s             | from: 2rps          | :6: traffic.synthetic.from must be a number with a unit
            100ms                 | 100 mili            | :7: service.cpuTime.exponential.mean must be a number with
            cpuTime               | cputime             | service.cputime is not known here
            m5.large              | m5.lrage            | was 'm5.lrage'; did you mean m5.large?
            region: us-east-1     | region: us-est-1    | was 'us-est-1'; did you mean us-east-1?
            MinSize: 1            | MinSize: 5          | :9: group.MinSize must be at most MaxSize (3), was 5
            ASGAverageCPU         | ASGAverageCpu       | did you mean ASGAverageCPUUtilization?
            kind: ramp            | kind: rmap          | was 'rmap'; did you mean ramp?
            TargetValue: 80       | TargetValue: eighty | :12: policies.hot.TargetValue must be a number, was 'eighty'
            TargetValue: 80       | TargetValue: -80    | :12: policies.hot.TargetValue must be from 0.000001 to 1e15
            TargetValue: 80       | TargetValue: 1e400  | must be a number that a double can hold, was 1e400
            MaxSize: 3            | MaxSize: .nan       | :9: group.MaxSize must be finite, was .nan
            name: tiny            | name: a~name: b     | :4: name is written twice, first on line 3
            name: tiny            | name: &a tiny       | :3: name must not carry an anchor, was &a
            name: tiny            | name: !!str tiny    | must not carry a tag
            name: tiny            | name: a~---~b: 2    | must hold one YAML document, was a second one
            loadBalancer: {}      | loadBalancer:~\ta: 1 | :11: is not valid YAML: found character '\\t(TAB)'
            dryscale: 1           | dryscale: 2         | tiny.yaml:1: dryscale must be 1, was 2
            aws-2026              | aws-2025            | was 'aws-2025'; did you mean aws-2026?
            {TargetValue: 80      | {PolicyType: TargetTraking, TargetValue: 80 | did you mean TargetTrackingScaling?
            """)
    void aScenarioSaysWhatIsWrongAndWhere(String right, String wrong, String told) throws IOException {
        var text = Files.readString(scenario);
        assertThat(text).contains(right);
        Files.writeString(scenario, text.replace(right, wrong.replace('~', '\n').replace("\\t", "\t")));

        assertTold(1, told.replace("\\\\", "\\"), "check", "tiny.yaml");
        assertTold(1, told.replace("\\\\", "\\"), "compare", "tiny.yaml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            p99 < 500 msec         | must have at character 11 a time with a unit, one of ns, us, ms, s, m, h, e.g. 500ms
            cots < 3               | must have at character 1 a measure, perhaps cost, one of cost, cost_per_hour
            p99 < 1s please        | must have at character 10 the end of the gate, was 'p99 < 1s please'
            cost <= 1.05 * basline | must have at character 16 a relative bound written as 1.05 * baseline
            """)
    void aGateSaysWhatItMustHave(String gate, String told) throws IOException {
        Fixtures.scenario(folder, gate);

        assertTold(1, "tiny.yaml:15: gates[0] " + told, "check", "tiny.yaml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | tiny.yml: does not exist or cannot be read; did you mean                        | run tiny.yml
            1 | /tiny.yaml?                                                                     | run tiny.yml
            1 | sed-blog: is neither a file nor in the library                                  | run sed-blog
            1 | did you mean seed-blog?                                                         | run sed-blog
            1 | /access.log?                                                                    | run tiny.yaml --traffic acess.log
            1 | tiny.yaml:1: must be recorded traffic in a known format                         | run tiny.yaml --traffic tiny.yaml
            1 | must be a policy as put-scaling-policy reads it, was a scenario                 | init --policy tiny.yaml --out z.yaml
            1 | nofile.json: no such file                                                       | init --policy nofile.json --out z.yaml
            1 | is a folder, not a file                                                         | run logs
            1 | empty.yaml: must not be empty                                                   | check empty.yaml
            1 | binary.yaml:1: must be UTF-8 text; its byte 3 is not                            | check binary.yaml
            1 | huge.yaml: must be at most 1048576 bytes, was more                              | check huge.yaml
            1 | cut.json:2: is not valid JSON: Unexpected end-of-input: expected close marker for Object (start marker at line: 1 | check cut.json
            1 | tiny.yaml: must be a folder, was a file                                         | run tiny.yaml --out tiny.yaml
            1 | tiny.yaml: must be a folder, was a file                                         | run tiny.yaml --out tiny.yaml/x
            2 | unknown option --polcy; did you mean --policy?                                  | run tiny.yaml --polcy hot
            2 | unknown policy hott; did you mean hot?                                          | run tiny.yaml --policy hott
            2 | unknown command comprae; did you mean compare?                                  | comprae tiny.yaml
            2 | unknown command inspct; did you mean inspect?                                   | trace inspct access.log
            2 | Missing required parameter: 'SCENARIO'                                          | compare
            2 | unexpected argument extra                                                       | run tiny.yaml extra
            2 | must be one of table, json, csv, markdown, was jsn; did you mean json?          | run tiny.yaml -o jsn
            2 | must be a whole number, was abc                                                 | run tiny.yaml --seed abc
            2 | must be a whole number, was 2.5                                                 | run tiny.yaml --replications 2.5
            2 | must name a file or folder, was empty                                           | run tiny.yaml --traffic=
            2 | was polices; did you mean policies?                                             | list polices
            """)
    void aCommandSaysWhatIsWrong(int code, String told, String words) throws IOException {
        Fixtures.log(folder);
        Files.createDirectory(folder.resolve("logs"));
        Files.writeString(folder.resolve("empty.yaml"), "");
        Files.write(folder.resolve("binary.yaml"), new byte[] {'a', 'b', (byte) 0xC3, '(', 7});
        Files.writeString(folder.resolve("huge.yaml"), "x".repeat(3_000_000), StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("cut.json"), "{\"TargetValue\":\n80");

        assertTold(code, told, words.split(" "));
    }

    @Test
    void everyMistakeIsToldInOneRun() throws IOException {
        var text = Files.readString(scenario);
        Files.writeString(
                scenario,
                text.replace("duration: 40m", "duration: 40")
                        .replace("MinSize: 1", "MinSize: 7")
                        .replace("TargetValue: 30", "TargetValue: .inf")
                        .replace("us-east-1}", "us-east-9}"));
        var told = Console.in(folder).execute("check", "tiny.yaml").errLines();

        assertThat(told.stream()
                        .filter(line -> !line.contains(": warning: "))
                        .map(line -> line.replaceAll(".*(:[0-9]+): ([a-zA-Z.]+) .*", "$1 $2")))
                .containsExactly(
                        ":4 duration", ":9 group.MinSize", ":13 policies.cool.TargetValue", ":14 prices.region");
    }
}
