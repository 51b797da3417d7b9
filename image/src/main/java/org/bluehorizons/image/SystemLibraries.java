package org.bluehorizons.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * The C library and what else Java and the native code in our jars are linked with, as {@code ldd}
 * finds it here; in the image at the same paths, where the loader looks for it.
 *
 * @param files by their paths, what they are links to
 */
record SystemLibraries(Map<Path, Path> files) {

    /** {@code libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x...)}, or the loader's path alone. */
    private static final Pattern FOUND =
            Pattern.compile("^\\s+(?:\\S+ => )?(/\\S+) \\(0x[0-9a-f]+\\)$", Pattern.MULTILINE);

    private static final Pattern MISSING =
            Pattern.compile("^\\s+(\\S+) => not found$", Pattern.MULTILINE);

    static SystemLibraries neededBy(
            JavaRuntime runtime, Application application, RootDirectory root, Machine machine)
            throws IOException, InterruptedException {
        var natives = Files.createTempDirectory("natives");
        try {
            var programs = new ArrayList<String>(List.of("ldd"));
            programs.add(root.resolve(JavaRuntime.JAVA).toString());
            runtime.libraries().forEach(library -> programs.add(library.toString()));
            for (var library : application.libraries()) {
                unpack(library, natives, machine)
                        .forEach(nativeLibrary -> programs.add(nativeLibrary.toString()));
            }
            return read(Commands.output(programs), root);
        } finally {
            RootDirectory.delete(natives);
        }
    }

    static SystemLibraries read(String ldd, RootDirectory root) throws IOException {
        var own = root.list(JavaRuntime.HOME).stream().map(Path::getFileName).toList();
        var missing = MISSING.matcher(ldd);
        while (missing.find()) {
            if (!own.contains(Path.of(missing.group(1)))) {
                throw new CannotBuild(
                        "the library %s is not on this machine, but Java or a library of ours needs it"
                                .formatted(missing.group(1)));
            }
        }
        var files = new TreeMap<Path, Path>();
        var found = FOUND.matcher(ldd);
        while (found.find()) {
            var path = Path.of(found.group(1)).normalize();
            if (!path.startsWith(root.path())) {
                files.put(path, path.toRealPath());
            }
        }
        if (files.isEmpty()) {
            throw new CannotBuild("ldd found no libraries: " + ldd);
        }
        return new SystemLibraries(files);
    }

    private static List<Path> unpack(Path jar, Path directory, Machine machine) throws IOException {
        var unpacked = new ArrayList<Path>();
        try (var zip = new ZipFile(jar.toFile())) {
            var candidates = zip.stream().filter(entry -> isForGlibc(entry.getName())).toList();
            for (var entry : candidates) {
                try (var in = zip.getInputStream(entry)) {
                    if (isFor(machine, in.readNBytes(20))) {
                        var file = Files.createTempFile(directory, "native", ".so");
                        copy(zip.getInputStream(entry), file);
                        unpacked.add(file);
                    }
                }
            }
        }
        return unpacked;
    }

    private static boolean isForGlibc(String entry) {
        var name = entry.toLowerCase(Locale.ROOT);
        return name.endsWith(".so")
                && name.contains("linux")
                && !name.contains("musl")
                && !name.contains("android");
    }

    /** ELF: a magic number, and at byte 18 the instruction set. */
    private static boolean isFor(Machine machine, byte[] head) {
        return head.length == 20
                && head[0] == 0x7F
                && head[1] == 'E'
                && ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getShort(18)
                        == machine.elf();
    }

    private static void copy(InputStream in, Path file) throws IOException {
        try (in) {
            Files.write(file, in.readAllBytes());
        }
    }

    void copyTo(RootDirectory root) throws IOException {
        for (var old : List.of("/lib", "/lib64", "/usr")) {
            RootDirectory.delete(root.resolve(old));
        }
        for (var file : files.entrySet()) {
            root.copy(file.getValue(), file.getKey().toString());
        }
    }
}
