package org.bluehorizons.cli;

import java.util.List;

/** How log lines look. */
enum LogFormat {
    /** Text on a terminal, else JSON. */
    AUTO,
    /** One JSON object a line, in the Elastic Common Schema, with trace ids: for machines. */
    JSON,
    /** For people. */
    TEXT;

    List<String> settings() {
        return switch (this) {
            case AUTO -> (Terminal.isThere() ? TEXT : JSON).settings();
            case JSON -> List.of("--logging.structured.format.console=ecs");
            case TEXT -> List.of();
        };
    }
}
