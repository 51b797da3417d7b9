package org.bluehorizons.cli;

import java.util.List;

/** How log lines look. */
enum LogFormat {
    /** One JSON object a line, in the Elastic Common Schema, with trace ids: for machines. */
    JSON,
    /** For people. */
    TEXT;

    List<String> settings() {
        return this == JSON ? List.of("--logging.structured.format.console=ecs") : List.of();
    }
}
