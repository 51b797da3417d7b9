package org.bluehorizons.rehearsal.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.bluehorizons.rehearsal.site.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ScalingNumbersTest {
    private static final String SERVICES =
            """
            Parameters:
              WorkersSize:
                Type: CommaDelimitedList
              BacklogPerTask:
                Type: Number
                Default: 10
            Resources:
              Api:
                Properties:
                  Parameters:
                    Service: api
                    Min: 7
              Workers:
                Properties:
                  Parameters:
                    Service: workers
                    Min: !Select [2, !Ref WorkersSize]
                    Max: !Select [3, !Ref WorkersSize]
                    ScaleOn: backlog
                    Target: !Ref BacklogPerTask
                    ScaleInCooldown: 1800
            """;
    private static final String SERVICE =
            """
            Parameters:
              ScaleOutCooldown:
                Type: Number
                Default: "60"
              ScaleInCooldown:
                Default: 300
            """;

    @Test
    void areThoseOfTheStackThenOfTheEnvironmentThenTheDefaults() {
        assertThat(numbers("{\"WorkersSize\": \"1024,2048,2,5\"}").rule(Service.WORKERS))
                .isEqualTo(new TargetTracking.Rule("backlog", 10, 2, 5, 60, 1_800));
    }

    @Test
    void followTheEnvironment() {
        assertThat(
                        numbers("{\"WorkersSize\": \"1,2,3,4\", \"BacklogPerTask\": \"25\"}")
                                .rule(Service.WORKERS)
                                .target())
                .isEqualTo(25);
    }

    @Test
    void areNotGuessed() {
        assertThatThrownBy(() -> numbers("{}").rule(Service.WORKERS))
                .hasMessageContaining("WorkersSize: neither in the parameters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "uat", "staging", "production"})
    void areThereForEachEnvironment(String environment) throws IOException {
        ScalingNumbers numbers = ScalingNumbers.of(Path.of(".."), environment);
        assertThat(numbers.rule(Service.WORKERS).metric()).isEqualTo("backlog");
        assertThat(numbers.rule(Service.API).metric()).isEqualTo("requests");
    }

    private static ScalingNumbers numbers(String parameters) {
        return new ScalingNumbers(new JsonMapper().readTree(parameters), SERVICES, SERVICE);
    }
}
