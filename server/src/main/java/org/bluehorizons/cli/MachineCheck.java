package org.bluehorizons.cli;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** What the machine has. */
final class MachineCheck {

    private static final long GIB = 1L << 30;
    private static final int ENOUGH_FILES = 20_000;
    private static final int FEW_FILES = 1_024;

    Finding jdk() {
        var version = Runtime.version();
        return version.feature() == 25
                ? Finding.ok("Java " + version)
                : Finding.warn(
                        "Java %s; built and tested on 25".formatted(version),
                        "Install a JDK 25 (https://adoptium.net) or point JAVA_HOME at one.");
    }

    Finding memory() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        var total = system.getTotalMemorySize();
        var what = "%.1f GiB of memory".formatted((double) total / GIB);
        return total >= 3 * GIB
                ? Finding.ok(what)
                : Finding.warn(what, "2 GiB for the server, 1 GiB for the embedded PostgreSQL.");
    }

    Finding openFiles() {
        if (!(ManagementFactory.getOperatingSystemMXBean()
                instanceof UnixOperatingSystemMXBean system)) {
            return Finding.warn("the limit of open files is not known here", "Use Linux.");
        }
        var limit = system.getMaxFileDescriptorCount();
        var what = "%d files may be open; each connected car is one".formatted(limit);
        if (limit >= ENOUGH_FILES) {
            return Finding.ok(what);
        }
        var remedy = "Raise the limit: ulimit -n 100000, or LimitNOFILE= in the service's unit.";
        return limit >= FEW_FILES ? Finding.warn(what, remedy) : Finding.fail(what, remedy);
    }

    Finding disk(Path directory) {
        var path = directory.toAbsolutePath().normalize();
        var there = path;
        while (!Files.exists(there)) {
            there = Objects.requireNonNull(there.getParent(), "the root of files is always there");
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            return Finding.fail(
                    there + " cannot be written", "Set BLUEHORIZONS_DATA_DIR to one that can.");
        }
        try {
            var free = Files.getFileStore(there).getUsableSpace();
            var what = "%.1f GiB free for %s".formatted((double) free / GIB, path);
            return free >= 5 * GIB
                    ? Finding.ok(what)
                    : Finding.warn(what, "A thousand cars write about 3 GiB a day.");
        } catch (IOException failure) {
            return Finding.fail(
                    "%s: %s".formatted(path, failure), "Set BLUEHORIZONS_DATA_DIR to another.");
        }
    }
}
