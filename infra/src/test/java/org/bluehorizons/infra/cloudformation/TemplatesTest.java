package org.bluehorizons.infra.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.bluehorizons.infra.Project;
import org.junit.jupiter.api.Test;

/** This project's templates. */
class TemplatesTest {

    private static final Path FOLDER = Project.infra().resolve("cloudformation");

    @Test
    void templatesAreWhatAwsPublishes() {
        var check = new TemplateCheck(Specification.published());
        var files = Project.files(FOLDER, file -> file.toString().endsWith(".yaml"));
        files.forEach(check::with);

        assertThat(files).isNotEmpty();
        assertThat(check.findings()).isEmpty();
    }
}
