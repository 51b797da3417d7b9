package org.bluehorizons.infra.terraform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What every run of Terraform has in its environment. */
final class TerraformCommand {

    private static final String CONFIGURATION = "TF_CLI_CONFIG_FILE";

    private TerraformCommand() {}

    static Map<String, String> environment() {
        var environment =
                new HashMap<>(
                        Map.of(
                                "CHECKPOINT_DISABLE", "1",
                                "TF_IN_AUTOMATION", "1",
                                "AWS_EC2_METADATA_DISABLED", "true"));
        var configuration = System.getenv().getOrDefault(CONFIGURATION, "");
        if (!configuration.isEmpty() && !Files.exists(Path.of(configuration))) {
            // Terraform would write of the missing file into what it is asked for.
            environment.put(CONFIGURATION, "");
        }
        return environment;
    }
}
