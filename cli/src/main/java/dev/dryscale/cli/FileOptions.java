package dev.dryscale.cli;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a command may read besides the file it was given. */
final class FileOptions {

    @Option(
            names = "--allow-path",
            paramLabel = "DIR",
            description = "A folder outside the scenario's own whose files it may name; may be given again.")
    private List<Path> allowPaths = new ArrayList<>();

    @Option(names = "--plugins", paramLabel = "DIR", description = "A folder with jars of your own policies.")
    private @Nullable Path plugins;

    /** As they were typed. */
    List<Path> allowPaths() {
        return List.copyOf(allowPaths);
    }

    @Nullable Path plugins() {
        return plugins;
    }

    /** The allowed folders, resolved; each must exist. */
    List<Path> allowed(Terminal terminal) {
        var folders = new ArrayList<Path>();
        for (var path : allowPaths) {
            folders.add(folder("--allow-path", path, terminal));
        }
        return folders;
    }

    /** Makes the plugins' classes known to every catalog that this thread reads from now on. */
    void loadPlugins(Terminal terminal) throws IOException {
        if (plugins == null) {
            return;
        }
        var jars = new ArrayList<URL>();
        try (var files = Files.newDirectoryStream(folder("--plugins", plugins, terminal), "*.jar")) {
            var sorted = new ArrayList<Path>();
            files.forEach(sorted::add);
            sorted.sort(null);
            for (var jar : sorted) {
                jars.add(url(jar));
            }
        }
        if (jars.isEmpty()) {
            throw new Failure("--plugins " + plugins + ": the folder has no .jar file");
        }
        var loader = new URLClassLoader("plugins", jars.toArray(URL[]::new), FileOptions.class.getClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    private static Path folder(String option, Path named, Terminal terminal) {
        var folder = terminal.resolve(named);
        if (!Files.isDirectory(folder)) {
            throw new Failure(option + " " + named + ": no such folder");
        }
        return folder;
    }
}
