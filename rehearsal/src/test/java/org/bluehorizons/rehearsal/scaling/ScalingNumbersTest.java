package org.bluehorizons.rehearsal.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ScalingNumbersTest {
    private static final String TEMPLATE =
            """
            Parameters:
              ScaleOutCooldown:
                Type: Number
                Default: 60
              ScaleInCooldown:
                Type: Number
                Default: "300"
              Max:
                Type: Number
                Description: Most tasks.
            """;

    @Test
    void takesParametersBeforeDefaults() {
        assertThat(
                        numbers(
                                        """
                                        {"Parameters": {"ScaleOn": "backlog", "Target": "10", "Min": "2",
                                         "Max": "8", "ScaleOutCooldown": "120"}}
                                        """)
                                .rule())
                .isEqualTo(new TargetTracking.Rule("backlog", 10, 2, 8, 120, 300));
    }

    @Test
    void refusesANumberThatNobodyGave() {
        ScalingNumbers numbers =
                numbers(
                        "{\"Parameters\": {\"ScaleOn\": \"cpu\", \"Target\": \"60\", \"Min\": \"1\"}}");
        assertThatThrownBy(numbers::rule).hasMessageContaining("Max: neither in the parameters");
    }

    private static ScalingNumbers numbers(String parameters) {
        return new ScalingNumbers(new JsonMapper().readTree(parameters), TEMPLATE);
    }
}
