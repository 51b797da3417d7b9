package org.bluehorizons.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An image in a tar file (OCI image layout 1.0), read as a container runtime reads it. */
final class OciArchive {

    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";
    private static final PosixFilePermission[] BITS = {
        PosixFilePermission.OTHERS_EXECUTE,
        PosixFilePermission.OTHERS_WRITE,
        PosixFilePermission.OTHERS_READ,
        PosixFilePermission.GROUP_EXECUTE,
        PosixFilePermission.GROUP_WRITE,
        PosixFilePermission.GROUP_READ,
        PosixFilePermission.OWNER_EXECUTE,
        PosixFilePermission.OWNER_WRITE,
        PosixFilePermission.OWNER_READ,
    };

    private final Path tar;
    private final String digest;
    private final JsonNode manifest;
    private final JsonNode configuration;
    private final Map<String, byte[]> small;

    /** What is to be done with one entry of a layer. */
    private interface Visitor {
        void visit(TarArchiveEntry entry, InputStream content) throws IOException;
    }

    OciArchive(Path tar) throws IOException {
        this.tar = tar;
        this.small = new HashMap<>();
        each(
                Files.newInputStream(tar),
                (entry, content) -> {
                    if (entry.getSize() < 1 << 20) {
                        small.put(entry.getName(), content.readAllBytes());
                    }
                });
        var json = JsonMapper.shared();
        this.digest = json.readTree(blob("index.json")).at("/manifests/0/digest").asString();
        this.manifest = json.readTree(blob(file(digest)));
        this.configuration = json.readTree(blob(file(manifest.at("/config/digest").asString())));
    }

    String digest() {
        return digest;
    }

    /**
     * The manifest of {@code docker save}.
     *
     * @throws IOException when the archive is for tools that know OCI alone
     */
    JsonNode docker() throws IOException {
        return JsonMapper.shared().readTree(blob("manifest.json"));
    }

    JsonNode configuration() {
        return configuration;
    }

    List<String> layers() {
        return manifest.at("/layers").valueStream().map(l -> l.at("/digest").asString()).toList();
    }

    /** Everything that is in any layer, in order. */
    List<TarArchiveEntry> entries() throws IOException {
        var entries = new ArrayList<TarArchiveEntry>();
        eachLayer(layer -> {
            try {
                each(layer, (entry, _) -> entries.add(entry));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
        return entries;
    }

    /** What the layers come to, by path; of directories not the time, which builders choose. */
    Map<String, Item> items() throws IOException {
        var items = new TreeMap<String, Item>();
        eachLayer(layer -> {
            try {
                each(
                        layer,
                        (entry, content) ->
                                items.put(
                                        entry.getName().replaceFirst("/$", ""),
                                        Item.of(entry, content)));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
        return items;
    }

    /**
     * A file or directory.
     *
     * @param content the SHA-256 of a file, where a link leads to, empty for a directory
     * @param modified of a file, in seconds
     */
    record Item(String rights, long user, long group, String content, long modified) {

        private static Item of(TarArchiveEntry entry, InputStream content) throws IOException {
            return new Item(
                    "%s %o"
                            .formatted(
                                    entry.isDirectory() ? "directory" : "file",
                                    entry.getMode() & 07777),
                    entry.getLongUserId(),
                    entry.getLongGroupId(),
                    entry.isFile() ? sha256(content) : entry.getLinkName(),
                    entry.isDirectory() ? 0 : entry.getLastModifiedTime().to(TimeUnit.SECONDS));
        }

        private static String sha256(InputStream content) throws IOException {
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
                return HexFormat.of().formatHex(digest.digest());
            } catch (NoSuchAlgorithmException everyJdkHasIt) {
                throw new IllegalStateException(everyJdkHasIt);
            }
        }
    }

    /** Layer by layer into an empty directory; owners only when we may. */
    void unpackTo(Path directory) throws IOException {
        var owners = Container.isRoot();
        eachLayer(layer -> {
            try {
                each(layer, (entry, content) -> unpack(entry, content, directory, owners));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    private void eachLayer(Consumer<InputStream> reader) throws IOException {
        for (var layer : layers()) {
            each(
                    Files.newInputStream(tar),
                    (entry, content) -> {
                        if (entry.getName().equals(file(layer))) {
                            reader.accept(new GZIPInputStream(content, 1 << 16));
                        }
                    });
        }
    }

    private static void each(InputStream in, Visitor visitor) throws IOException {
        var archive = new TarArchiveInputStream(new BufferedInputStream(in, 1 << 16));
        for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            visitor.visit(entry, archive);
        }
    }

    private static void unpack(
            TarArchiveEntry entry, InputStream content, Path directory, boolean owners)
            throws IOException {
        var path = directory.resolve(entry.getName()).normalize();
        if (!path.startsWith(directory)) {
            throw new IOException("leaves its directory: " + entry.getName());
        }
        var name = path.getFileName().toString();
        if (name.equals(OPAQUE)) {
            var parent = path.resolveSibling("");
            RootDirectory.delete(parent);
            Files.createDirectories(parent);
        } else if (name.startsWith(WHITEOUT)) {
            RootDirectory.delete(path.resolveSibling(name.substring(WHITEOUT.length())));
        } else if (entry.isDirectory()) {
            Files.createDirectories(path);
            attributes(entry, path, owners);
        } else if (entry.isSymbolicLink()) {
            Files.deleteIfExists(path);
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.deleteIfExists(path);
            Files.createLink(path, directory.resolve(entry.getLinkName()));
        } else {
            Files.copy(content, path, StandardCopyOption.REPLACE_EXISTING);
            attributes(entry, path, owners);
            Files.setLastModifiedTime(path, FileTime.from(entry.getLastModifiedTime().toInstant()));
        }
    }

    private static void attributes(TarArchiveEntry entry, Path path, boolean owners)
            throws IOException {
        if (owners) {
            Files.setAttribute(path, "unix:uid", Math.toIntExact(entry.getLongUserId()));
            Files.setAttribute(path, "unix:gid", Math.toIntExact(entry.getLongGroupId()));
        }
        Files.setPosixFilePermissions(path, permissions(entry.getMode()));
    }

    static Set<PosixFilePermission> permissions(int mode) {
        return IntStream.range(0, BITS.length)
                .filter(bit -> (mode >> bit & 1) == 1)
                .mapToObj(bit -> BITS[bit])
                .collect(Collectors.toSet());
    }

    private static String file(String digest) {
        return "blobs/" + digest.replace(':', '/');
    }

    private String blob(String name) throws IOException {
        var bytes = small.get(name);
        if (bytes == null) {
            throw new IOException("no " + name);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
