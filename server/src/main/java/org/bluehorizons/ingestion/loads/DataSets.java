package org.bluehorizons.ingestion.loads;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bluehorizons.ingestion.Column;
import org.bluehorizons.ingestion.DataSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The data sets there are. One that is declared wrongly keeps the program from starting. */
@Component
final class DataSets {

    private final Map<String, DataSet> byName = new HashMap<>();

    DataSets(ObjectProvider<DataSet> dataSets) {
        dataSets.forEach(this::add);
    }

    Optional<DataSet> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** By name. */
    List<DataSet> all() {
        return byName.values().stream().sorted(Comparator.comparing(DataSet::name)).toList();
    }

    private void add(DataSet dataSet) {
        var required =
                dataSet.columns().stream().filter(Column::required).map(Column::name).toList();
        check(!dataSet.columns().isEmpty(), dataSet, "has columns");
        check(
                dataSet.columns().stream().map(Column::name).distinct().count()
                        == dataSet.columns().size(),
                dataSet,
                "has each column once");
        check(required.containsAll(dataSet.key()), dataSet, "requires the columns of its key");
        check(!dataSet.modes().isEmpty(), dataSet, "has a mode");
        check(byName.put(dataSet.name(), dataSet) == null, dataSet, "is there once");
    }

    private static void check(boolean holds, DataSet dataSet, String rule) {
        if (!holds) {
            throw new IllegalStateException(
                    "data set %s breaks the rule: a data set %s".formatted(dataSet.name(), rule));
        }
    }
}
