package org.bluehorizons.simulator.driver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bluehorizons.simulator.platform.Answer;
import org.bluehorizons.simulator.platform.Caller;
import tools.jackson.databind.json.JsonMapper;

/** Answers as it was told to, and 200 with nothing to all else. Safe for use by many threads. */
final class ScriptedPlatform implements Caller {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, Deque<Answer>> script = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    /**
     * @param request such as {@code POST /v1/quotes}; told twice, it answers in that order
     */
    ScriptedPlatform answers(String request, int status, String json) {
        script.computeIfAbsent(request, _ -> new ArrayDeque<>())
                .add(new Answer(request, status, JSON.readTree(json)));
        return this;
    }

    @Override
    public synchronized Answer call(
            String method, String path, String type, byte[] body, String key) {
        var request = method + " " + path;
        asked.add(request);
        var next = script.getOrDefault(request, new ArrayDeque<>()).poll();
        return next == null ? new Answer(request, 200, JSON.createObjectNode()) : next;
    }

    synchronized List<String> asked() {
        return List.copyOf(asked);
    }
}
