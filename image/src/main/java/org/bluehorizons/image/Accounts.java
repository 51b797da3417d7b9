package org.bluehorizons.image;

import java.io.IOException;

/** Who runs the program, and the few files of {@code /etc} that the C library reads. */
final class Accounts {

    static final int USER = 10001;

    private Accounts() {}

    static void writeTo(RootDirectory root) throws IOException {
        root.emptied("/etc");
        root.write(
                "/etc/passwd",
                """
                root:x:0:0:root:/nonexistent:/nonexistent
                bluehorizons:x:%1$d:%1$d:Blue Horizons:/nonexistent:/nonexistent
                """
                        .formatted(USER));
        root.write(
                "/etc/group",
                """
                root:x:0:
                bluehorizons:x:%d:
                """
                        .formatted(USER));
        root.write("/etc/nsswitch.conf", "hosts: files dns\n");
    }
}
