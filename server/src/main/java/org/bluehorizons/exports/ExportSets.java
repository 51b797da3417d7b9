package org.bluehorizons.exports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** All that may be exported, by name. */
@Component
class ExportSets {

    private final Map<String, ExportSet> byName = new TreeMap<>();

    /**
     * @throws IllegalStateException when two have one name
     */
    ExportSets(List<ExportSet> all) {
        for (var set : all) {
            if (byName.put(set.name(), set) != null) {
                throw new IllegalStateException("two exports are named " + set.name());
            }
        }
    }

    Optional<ExportSet> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** By name. */
    List<ExportSet> all() {
        return List.copyOf(byName.values());
    }
}
