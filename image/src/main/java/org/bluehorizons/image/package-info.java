/**
 * Makes the container image of the server, without a container daemon: a root file system in {@code
 * target/rootfs} (Java's runtime of the modules that are needed, the C library of the machine that
 * builds, our jars, a cache of a rehearsed start), and the image's layers from it.
 *
 * <p>In: what {@code server/target} has after {@code mvn package}, and the JDK that runs this. Out:
 * an OCI image as a tar file, its digest, its bill of materials.
 */
@NullMarked
package org.bluehorizons.image;

import org.jspecify.annotations.NullMarked;
