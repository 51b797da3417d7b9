package org.bluehorizons.simulator.chargepoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bluehorizons.simulator.chargepoint.station.Model;
import org.bluehorizons.simulator.chargepoint.station.Nameplate;
import org.bluehorizons.simulator.chargepoint.v16.Ocpp16;
import org.bluehorizons.simulator.platform.Answer;
import org.bluehorizons.simulator.platform.Caller;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class RegistryTest {

    private final List<JsonNode> batches = new ArrayList<>();

    @Test
    void registersFiveHundredAtATimeWithThePasswordsThatTheyWillShow()
            throws IOException, InterruptedException {
        var passwords = new Nameplate.Passwords(1, "");
        var plates = new ArrayList<Nameplate>();
        for (var number = 0; number < 501; number++) {
            plates.add(new Nameplate(number, "CP%06d".formatted(number), Model.HUB, new Ocpp16()));
        }
        Caller platform =
                (method, path, type, body, key) -> {
                    var json = JsonMapper.shared().readTree(body);
                    if (path.endsWith("/stations/batch")) {
                        assertThat(key).isNotEmpty();
                        batches.add(json.path("stations"));
                    }
                    return new Answer(method + path, 200, json);
                };
        new Registry(platform, passwords, false).register(plates, List.of("TOKEN"));
        assertThat(batches).extracting(JsonNode::size).containsExactly(500, 1);
        var last = batches.getLast().path(0);
        assertThat(last.path("id").asString()).isEqualTo("CP000500");
        assertThat(last.path("password").asString()).isEqualTo(passwords.of("CP000500"));
        assertThat(last.path("evses").size()).isEqualTo(2);
    }
}
