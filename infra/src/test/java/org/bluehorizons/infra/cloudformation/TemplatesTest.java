package org.bluehorizons.infra.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bluehorizons.infra.Finding;
import org.bluehorizons.infra.Project;
import org.junit.jupiter.api.Test;

/** This project's templates. */
class TemplatesTest {

    private static final Path FOLDER = Project.infra().resolve("cloudformation");

    /** What the commands give: the image, the deployment, what is not the same in a copy. */
    private static final List<String> GIVEN =
            List.of("Deployment", "Image", "SubnetIds", "CollectorConfiguration");

    private static final Map<String, String> TEMPLATES =
            Map.of(
                    "services.json", "services.yaml",
                    "migrate.json", "job.yaml",
                    "load.json", "job.yaml",
                    "small.json", "small.yaml");

    @Test
    void parametersOfEachEnvironmentFitTheirTemplates() {
        var files =
                Project.files(
                        FOLDER.resolve("parameters"), file -> file.toString().endsWith(".json"));
        assertThat(files).isNotEmpty();
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .allMatch(TEMPLATES::containsKey);
        assertThat(files).flatExtracting(TemplatesTest::misfits).isEmpty();
    }

    private static List<Finding> misfits(Path file) {
        var name = TEMPLATES.getOrDefault(file.getFileName().toString(), "");
        var template = TemplateReader.read(name, Project.read(FOLDER.resolve(name)));
        return ParameterFile.read(Project.name(file), Project.read(file)).findings(template, GIVEN);
    }

    @Test
    void templatesAreWhatAwsPublishes() {
        var check = new TemplateCheck(Specification.published());
        var files = Project.files(FOLDER, file -> file.toString().endsWith(".yaml"));
        files.forEach(check::with);

        assertThat(files).isNotEmpty();
        assertThat(check.findings()).isEmpty();
    }
}
