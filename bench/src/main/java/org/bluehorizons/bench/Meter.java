package org.bluehorizons.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Reads what a process has used; Linux only for {@link #residentBytes}. */
public final class Meter {
    private Meter() {}

    /** Processor time since the process started. */
    public static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Resident set (VmRSS). */
    public static long residentBytes(ProcessHandle process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try (Stream<String> lines = Files.lines(status)) {
            String line = lines.filter(one -> one.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
    }

    /** Collects garbage in a JVM and tells what is left, by its own {@code jcmd}. */
    public static long liveHeapBytes(ProcessHandle jvm) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process histogram =
                new ProcessBuilder(jcmd.toString(), Long.toString(jvm.pid()), "GC.class_histogram")
                        .redirectErrorStream(true)
                        .start();
        String total = "";
        try (Stream<String> lines = histogram.inputReader().lines()) {
            total = lines.filter(line -> line.startsWith("Total")).findFirst().orElse("");
        }
        String[] words = total.split("\\s+", -1);
        if (histogram.waitFor() != 0 || words.length != 3) {
            throw new IOException("jcmd told no heap histogram of process " + jvm.pid());
        }
        return Long.parseLong(words[2]);
    }
}
