package dev.dryscale.jmh;

import dev.dryscale.jmh.Figure.Promise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The peers' own process, since their licences keep them out of ours. */
final class Peers {

    private Peers() {}

    /** @throws IOException when a peer failed */
    static List<Figure> measure(Path home) throws IOException, InterruptedException {
        var target = home.resolve("jmh/peers/target");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var output = target.resolve("peers.tsv");
        var process = new ProcessBuilder(
                        java,
                        "-cp",
                        target + "/dryscale-peers-0.1.0-SNAPSHOT.jar:" + target + "/lib/*",
                        "dev.dryscale.peers.PeerRun")
                .redirectOutput(output.toFile())
                .redirectError(target.resolve("peers.log").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("the peers failed; see " + target.resolve("peers.log"));
        }
        var figures = new ArrayList<Figure>();
        for (var line : Files.readAllLines(output)) {
            var fields = line.split("\t", 3);
            if (fields.length == 3) {
                var name = "A, " + fields[0] + " (mean wait " + fields[2] + ", theory 0.2046)";
                figures.add(new Figure(
                        "Peers: work A, CPU time per request",
                        name,
                        Double.parseDouble(fields[1]),
                        "ns",
                        Promise.NONE));
            }
        }
        return figures;
    }
}
