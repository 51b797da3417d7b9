package org.bluehorizons.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be built here is refused in words. */
class MachineTest {

    @TempDir private Path directory;

    @Test
    void refusesCLibrariesThatLackNameServices() {
        Machine.demandGlibc("ldd (Ubuntu GLIBC 2.35-0ubuntu3.8) 2.35\nCopyright");
        assertThatExceptionOfType(CannotBuild.class)
                .isThrownBy(() -> Machine.demandGlibc("ldd (Debian GLIBC 2.31-13) 2.31\n"))
                .withMessageContaining("2.31", "expected: glibc 2.35");
        assertThatExceptionOfType(CannotBuild.class)
                .isThrownBy(() -> Machine.demandGlibc("musl libc (x86_64)\nVersion 1.2.5"))
                .withMessageContaining("musl");
    }

    @Test
    void takesTheLibrariesThatLddFindsAndTheLoader() throws IOException {
        var libraries =
                SystemLibraries.read(
                        """
                        /somewhere/java:
                        \tlinux-vdso.so.1 (0x00007ffd5b5f2000)
                        \tlibself.so => not found
                        \tmade-up => %1$s/opt/java/lib/libself.so (0x00007f0000000000)
                        \tlibhere.so => /proc/self/exe (0x00007f2b6a000000)
                        """
                                .formatted(directory),
                        root());
        assertThat(libraries.files()).containsOnlyKeys(Path.of("/proc/self/exe"));
    }

    @Test
    void refusesWhenALibraryIsMissing() {
        assertThatExceptionOfType(CannotBuild.class)
                .isThrownBy(
                        () -> SystemLibraries.read("x:\n\tlibfreetype.so.6 => not found\n", root()))
                .withMessageContaining("libfreetype.so.6");
    }

    @Test
    void refusesAServerThatIsNotBuilt() {
        assertThatExceptionOfType(CannotBuild.class)
                .isThrownBy(() -> Application.in(directory, new Machine("amd64", "x86_64", 62)))
                .withMessageContaining("package phase");
    }

    @Test
    void findsAJarByItsPackageUrl() {
        assertThat(BillOfMaterials.jar("pkg:maven/io.netty/netty-codec@4.2.18.Final?type=jar"))
                .isEqualTo("netty-codec-4.2.18.Final.jar");
        assertThat(
                        BillOfMaterials.jar(
                                "pkg:maven/io.netty/netty-x@4.2?classifier=linux-x86_64&type=jar"))
                .isEqualTo("netty-x-4.2-linux-x86_64.jar");
    }

    private RootDirectory root() throws IOException {
        var root = new RootDirectory(directory);
        root.write("/opt/java/lib/libself.so", "");
        return root;
    }
}
