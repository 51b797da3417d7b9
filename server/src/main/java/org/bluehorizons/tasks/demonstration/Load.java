package org.bluehorizons.tasks.demonstration;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How much load, of what. */
@Schema(name = "DemonstrationLoad")
record Load(
        @Schema(description = "How much.") Kind kind,
        @Schema(description = "Of what.") Resource resource,
        @Schema(example = "10", description = "How many of a hundred attempts fail.")
                @Min(0)
                @Max(100)
                int failPercentage,
        @Schema(example = "1", description = "As how many tasks; 1 when left out.")
                @Min(1)
                @Max(10_000)
                @Nullable Integer numberOfTasks) {

    enum Kind {
        LIGHT,
        AVERAGE,
        INTENSE;

        Range threads() {
            return switch (this) {
                case LIGHT -> new Range(1, 1);
                case AVERAGE -> new Range(2, 3);
                case INTENSE -> new Range(4, 6);
            };
        }

        Range mebibytes() {
            return switch (this) {
                case LIGHT -> new Range(1, 5);
                case AVERAGE -> new Range(10, 20);
                case INTENSE -> new Range(100, 250);
            };
        }

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Resource {
        /** Threads that compute. */
        CPU,
        /** Memory that is held. */
        RAM;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Both ends belong to it. */
    record Range(int least, int most) {}

    int copies() {
        return Objects.requireNonNullElse(numberOfTasks, 1);
    }
}
