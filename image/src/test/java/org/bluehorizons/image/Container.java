package org.bluehorizons.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Runs an unpacked image as a container runtime does, as far as this machine lets us: as root in a
 * mount namespace of its own, with the image as a read-only root and {@code /tmp} alone to write
 * in, as the image's user. As anybody else without all of that, on this machine's C library.
 */
final class Container implements AutoCloseable {

    /** $1: the root; then user, program and arguments. */
    private static final String ISOLATE =
            """
            set -e
            root=$1
            user=$2
            shift 2
            mount --bind "$root" "$root"
            mount --bind "$root/tmp" "$root/tmp"
            mount -o remount,bind,ro "$root"
            mount -t proc proc "$root/proc"
            mount --rbind /dev "$root/dev"
            exec chroot --userspec="$user" "$root" "$@"
            """;

    private final Path root;
    private final Path log;
    private final Map<String, String> environment;
    private final boolean isolated;
    private final Process process;

    private Container(
            Path root,
            Path log,
            Map<String, String> environment,
            boolean isolated,
            Process process) {
        this.root = root;
        this.log = log;
        this.environment = environment;
        this.isolated = isolated;
        this.process = process;
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean canIsolate() throws InterruptedException {
        return isRoot()
                && Commands.output("unshare", "--mount", "sh", "-c", "echo isolated")
                        .equals("isolated\n");
    }

    /**
     * @param configuration of the image
     * @param settings beside the image's environment
     */
    static Container start(
            Path root, JsonNode configuration, Path log, Map<String, String> settings)
            throws IOException, InterruptedException {
        addWhatRuntimesAdd(root);
        var environment = environment(configuration, settings);
        var isolated = canIsolate();
        var command = new ArrayList<String>();
        if (isolated) {
            var user = configuration.at("/config/User").asString();
            command.addAll(List.of("unshare", "--mount", "sh", "-c", ISOLATE, "container"));
            command.addAll(List.of(root.toString(), user));
            command.addAll(strings(configuration.at("/config/Entrypoint")));
        } else {
            System.err.println(
                    """
                    *** The image is tried without isolation: this user may not make a mount namespace.
                    *** Its C library, its user and its read-only root are NOT tried. Run as root to try them.\
                    """);
            environment.put("BLUEHORIZONS_DATA_DIR", root + "/tmp/bluehorizons");
            command.add(root + JavaRuntime.JAVA);
            command.addAll(arguments(root, Application.OPTIONS));
        }
        command.addAll(strings(configuration.at("/config/Cmd")));
        return new Container(root, log, environment, isolated, process(command, environment, log));
    }

    /** Where mounts go, and the names of hosts. */
    private static void addWhatRuntimesAdd(Path root) throws IOException {
        Files.createDirectories(root.resolve("proc"));
        Files.createDirectories(root.resolve("dev"));
        Files.writeString(root.resolve("etc/hosts"), "127.0.0.1 localhost\n");
    }

    private static Map<String, String> environment(
            JsonNode configuration, Map<String, String> settings) {
        var environment = new HashMap<String, String>();
        for (var variable : strings(configuration.at("/config/Env"))) {
            var equals = variable.indexOf('=');
            environment.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        environment.putAll(settings);
        return environment;
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> arguments(Path root, String file) throws IOException {
        return Files.readAllLines(root.resolve(file.substring(1))).stream()
                .map(line -> line.replace("/app/", root + "/app/"))
                .toList();
    }

    private static Process process(List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().putAll(environment);
        return builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    }

    /** The health command, in the same container. */
    int health(String... probe) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if (isolated) {
            var user = Integer.toString(Accounts.USER);
            command.addAll(List.of("nsenter", "--mount", "--root", "--wd", "--target"));
            command.addAll(List.of(Long.toString(process.pid()), "--setuid", user));
            command.addAll(List.of("--setgid", user, JavaRuntime.JAVA, "@" + Application.HEALTH));
        } else {
            command.add(root + JavaRuntime.JAVA);
            command.addAll(arguments(root, Application.HEALTH));
        }
        command.addAll(List.of(probe));
        return process(command, environment, log).waitFor();
    }

    boolean isIsolated() {
        return isolated;
    }

    Process process() {
        return process;
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
