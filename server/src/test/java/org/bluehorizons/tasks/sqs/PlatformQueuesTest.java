package org.bluehorizons.tasks.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.bluehorizons.tasks.TaskHandler;
import org.bluehorizons.tasks.TaskType;
import org.bluehorizons.tasks.TaskTypes;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The queues that Terraform makes beforehand, since the program may make none on AWS. */
@PlatformTest
class PlatformQueuesTest {

    private static final Path MADE = Path.of("../infra/terraform/platform/task-types.json");

    @Autowired private TaskTypes types;

    @Test
    void areThereForEachTypeOfTask() throws IOException {
        assertThat(made().keySet()).isEqualTo(known().keySet());
    }

    @Test
    void areThereForGroupsOfWhatCallersSubmit() throws IOException {
        var grouped =
                made().entrySet().stream()
                        .filter(queue -> queue.getValue().path("grouped").asBoolean())
                        .map(Map.Entry::getKey)
                        .toList();
        var submittable =
                known().values().stream()
                        .filter(TaskType::submittable)
                        .map(TaskType::name)
                        .toList();

        assertThat(grouped).containsAll(submittable);
    }

    private static Map<String, JsonNode> made() throws IOException {
        var made = new TreeMap<String, JsonNode>();
        JsonMapper.shared()
                .readTree(Files.readString(MADE))
                .properties()
                .forEach(entry -> made.put(entry.getKey(), entry.getValue()));
        return made;
    }

    private Map<String, TaskType<?>> known() {
        var known = new TreeMap<String, TaskType<?>>();
        types.all().stream()
                .filter(PlatformQueuesTest::isOfTheProgram)
                .forEach(handler -> known.put(handler.type().name(), handler.type()));
        return known;
    }

    /** Not of other tests, which are found too. */
    private static boolean isOfTheProgram(TaskHandler<?> handler) {
        var place = handler.getClass().getProtectionDomain().getCodeSource().getLocation();
        return !place.getPath().contains("test-classes");
    }
}
