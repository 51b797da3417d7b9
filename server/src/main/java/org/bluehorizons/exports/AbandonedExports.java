package org.bluehorizons.exports;

import java.util.List;
import org.bluehorizons.tasks.TaskEnd;
import org.bluehorizons.tasks.Tasks;
import org.springframework.stereotype.Component;

/**
 * Exports whose tasks are over without them: staff cancelled them, or their workers died until they
 * were given up. Looked for whenever somebody asks. Safe for use by many threads.
 */
@Component
class AbandonedExports {

    private final ExportTable table;
    private final Tasks tasks;

    AbandonedExports(ExportTable table, Tasks tasks) {
        this.table = table;
        this.tasks = tasks;
    }

    /**
     * Ends those of them that are abandoned.
     *
     * @return whether there were any
     */
    boolean end(List<Export> exports) {
        var underWay = exports.stream().filter(Export::isUnderWay).toList();
        var ends = tasks.ends(underWay.stream().map(Export::taskId).toList());
        for (var export : underWay) {
            var end = ends.get(export.taskId());
            if (end != null) {
                end(export, end);
            }
        }
        return !ends.isEmpty();
    }

    private void end(Export export, TaskEnd how) {
        switch (how) {
            case TaskEnd.Cancelled _ ->
                    table.end(export.id(), "cancelled", "its task was cancelled");
            case TaskEnd.Dead(var reason) ->
                    table.end(export.id(), "failed", "its task was given up: " + reason);
            case TaskEnd.Forgotten _, TaskEnd.Done _ ->
                    table.end(export.id(), "failed", "its task is over without a file");
        }
    }
}
