package org.bluehorizons.simulator.link;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where cars connect.
 *
 * @param trust certificates in PEM to trust; null: TLS is off
 */
public record Gate(String host, int port, boolean tls, @Nullable Path trust) {}
