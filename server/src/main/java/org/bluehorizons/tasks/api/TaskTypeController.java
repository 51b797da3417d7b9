package org.bluehorizons.tasks.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.tasks.TaskType;
import org.bluehorizons.tasks.TaskTypes;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v1/task-types}: what tasks there are. */
@RestController
@ConditionalOnRole(Role.API)
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
@Tag(name = "Tasks")
class TaskTypeController {

    private final TaskTypes types;
    private final PayloadSchemas schemas;

    @Schema(name = "TaskType")
    record View(
            @Schema(example = "demonstration.load") String name,
            String purpose,
            @Schema(description = "Whether callers may submit it, or the platform alone.")
                    boolean submittable,
            @Schema(types = "object", description = "JSON Schema 2020-12 of the payload.")
                    ObjectNode payloadSchema,
            Retries retries,
            @Schema(type = "string", example = "PT5M", description = "Of one attempt.")
                    Duration timeLimit,
            @Schema(description = "In all workers together; 0: as many as they have room for.")
                    int mostAtOnce) {}

    @Schema(name = "TaskRetries", description = "Each pause is about twice the one before.")
    record Retries(
            int mostAttempts,
            @Schema(type = "string", example = "PT2S") Duration firstPause,
            @Schema(type = "string", example = "PT10M") Duration longestPause) {}

    TaskTypeController(TaskTypes types, PayloadSchemas schemas) {
        this.types = types;
        this.schemas = schemas;
    }

    @GetMapping("/v1/task-types")
    @Operation(summary = "What types of tasks there are, each with the schema of its payload")
    List<View> list() {
        return types.all().stream().map(handler -> view(handler.type())).toList();
    }

    private View view(TaskType<?> type) {
        var retries = type.retries();
        return new View(
                type.name(),
                type.purpose(),
                type.submittable(),
                schemas.of(type.payload()),
                new Retries(retries.mostAttempts(), retries.firstPause(), retries.longestPause()),
                type.timeLimit(),
                type.mostAtOnce());
    }
}
