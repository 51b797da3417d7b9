package org.bluehorizons.image;

import java.util.regex.Pattern;

/**
 * The machine that builds: the image takes the C library from it, so it runs where that one does.
 *
 * @param architecture as OCI calls it
 * @param netty as Netty's jars call it
 * @param elf the number of its instruction set in ELF files
 */
record Machine(String architecture, String netty, int elf) {

    private static final Pattern GLIBC = Pattern.compile("ldd \\(.*\\) (\\d+)\\.(\\d+)");

    /** From there on name services and C.UTF-8 are in the library itself. */
    private static final int OLDEST_MINOR = 35;

    /**
     * @throws CannotBuild unless it is Linux with glibc on amd64 or arm64
     */
    static Machine thisOne() throws InterruptedException {
        var system = System.getProperty("os.name");
        if (!system.equals("Linux")) {
            throw new CannotBuild(
                    "built on %s (expected: Linux). Build it in CI, or take another machine."
                            .formatted(system));
        }
        demandGlibc(Commands.output("ldd", "--version"));
        var architecture = System.getProperty("os.arch");
        return switch (architecture) {
            case "amd64" -> new Machine("amd64", "x86_64", 62);
            case "aarch64" -> new Machine("arm64", "aarch_64", 183);
            default ->
                    throw new CannotBuild(
                            "built on %s (expected: amd64 or aarch64)".formatted(architecture));
        };
    }

    static void demandGlibc(String ldd) {
        var version = GLIBC.matcher(ldd);
        if (!version.find()
                || Integer.parseInt(version.group(1)) != 2
                || Integer.parseInt(version.group(2)) < OLDEST_MINOR) {
            throw new CannotBuild(
                    "the C library is %s (expected: glibc 2.%d or newer; Debian 12, Ubuntu 22.04)"
                            .formatted(ldd.lines().findFirst().orElse("unknown"), OLDEST_MINOR));
        }
    }
}
