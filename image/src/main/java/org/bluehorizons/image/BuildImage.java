package org.bluehorizons.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the image; Maven runs it. Exit codes: 0 made, 1 this machine cannot, with the reason. */
public final class BuildImage {

    private BuildImage() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            build(Inputs.from(System.getProperties()));
        } catch (CannotBuild reason) {
            System.err.println("image: " + reason.getMessage());
            System.exit(1);
        }
    }

    private static void build(Inputs inputs) throws IOException, InterruptedException {
        var machine = Machine.thisOne();
        var root = new RootDirectory(inputs.target().resolve("rootfs"));
        // For the Dockerfile, which can give an owner only to what it copies.
        Files.createDirectories(inputs.target().resolve("writable"));
        var application = Application.in(inputs.server(), machine);
        application.copyTo(root);
        var runtime = new JavaRuntime(root, inputs.target().resolve("runtime"));
        runtime.link(application);
        var libraries = SystemLibraries.neededBy(runtime, application, root, machine);
        libraries.copyTo(root);
        Accounts.writeTo(root);
        var packages = DebianPackages.of(libraries.files().keySet());
        packages.writeTo(root);
        new BillOfMaterials(inputs, application, packages).writeTo(root);
        root.stamp(inputs.created());
        var rehearsal = new Rehearsal(root, application, inputs.target().resolve("rehearsal"));
        if (inputs.cache()) {
            rehearsal.record();
        } else {
            rehearsal.forget();
        }
        root.stamp(inputs.created());
        var tar = inputs.target().resolve("bluehorizons-image.tar");
        var digest = new Image(root, inputs, machine).writeTo(tar);
        Files.writeString(inputs.target().resolve("bluehorizons-image.digest"), digest + "\n");
        tell(tar, digest);
    }

    private static void tell(Path tar, String digest) throws IOException {
        System.out.printf(
                "image: %s, %.1f MB%nimage: digest %s%n",
                tar.getFileName(), Files.size(tar) / 1e6, digest);
    }
}
