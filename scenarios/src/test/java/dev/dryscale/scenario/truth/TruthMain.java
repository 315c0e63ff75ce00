package dev.dryscale.scenario.truth;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;

/** Scratch. */
final class TruthMain {
    public static void main(String[] args) throws IOException {
        var cases = TruthCase.read(Path.of(args[0]));
        String filter = args.length > 2 ? args[2] : ".*";
        double cap = args.length > 3 ? Double.parseDouble(args[3]) : 4e9;
        double loose = args.length > 4 ? Double.parseDouble(args[4]) : 1;
        var pool = Executors.newFixedThreadPool(Integer.getInteger("threads", 2));
        var run = new TruthRun(Files.createTempDirectory("truth"), pool, Long.getLong("seed", 1));
        Map<String, Object> results = new LinkedHashMap<>();
        for (var one : cases) {
            if (!one.id().matches(filter)) continue;
            long t = System.nanoTime();
            try {
                var a = run.answer(one, one.tolerance() * loose, 40, cap);
                double sec = (System.nanoTime() - t) / 1e9;
                Object e = a.exact();
                if (e instanceof Map<?, ?>) results.put(one.id(), e);
                else results.put(one.id(), Map.of("estimate", e != null ? e : a.estimate(), "halfwidth95", a.halfWidth()));
                double v = one.value().isNumber() ? one.value().asDouble() : Double.NaN;
                double est = e instanceof Number n ? n.doubleValue() : a.estimate();
                System.out.printf("%-28s v=%.8g est=%.8g h=%.2g z=%.2f reps=%d req=%.2g %.1fs%n", one.id(), v, est, a.halfWidth() / est,
                        a.halfWidth() == 0 ? (est - v) : (est - v) / (a.halfWidth() / 1.96), a.replications(), (double) a.requests(), sec);
            } catch (RuntimeException ex) {
                System.out.println("ERROR " + one.id() + " " + ex);
                if (Boolean.getBoolean("trace")) { ex.printStackTrace(System.out); try { System.out.println(TruthRun.plan(one).text()); } catch (RuntimeException x) { System.out.println(x);} }
            }
        }
        pool.shutdown();
        Files.writeString(Path.of(args[1]), new ObjectMapper().writeValueAsString(results));
    }
}
