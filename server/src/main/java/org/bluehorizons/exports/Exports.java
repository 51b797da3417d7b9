package org.bluehorizons.exports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** New exports, and what became of them. Safe for use by many threads. */
@Component
class Exports {

    private final ExportSets sets;
    private final ExportTable table;
    private final AbandonedExports abandoned;
    private final ExportSettings settings;
    private final Tasks tasks;
    private final AuditLog audit;

    Exports(
            ExportSets sets,
            ExportTable table,
            AbandonedExports abandoned,
            ExportSettings settings,
            Tasks tasks,
            AuditLog audit) {
        this.sets = sets;
        this.table = table;
        this.abandoned = abandoned;
        this.settings = settings;
        this.tasks = tasks;
        this.audit = audit;
    }

    /**
     * @throws ProblemException 422
     */
    @Transactional
    public Export ask(String dataSet, Instant from, Instant to, Actor actor) {
        var longest = Duration.ofDays(settings.mostDays());
        new Rules()
                .check(
                        sets.find(dataSet).isPresent(),
                        "dataSet",
                        "one of those that GET /v1/export-sets lists")
                .check(from.isBefore(to), "to", "after \"from\"")
                .check(
                        Duration.between(from, to).compareTo(longest) <= 0,
                        "to",
                        "at most %d days after \"from\"".formatted(settings.mostDays()))
                .demand();
        var id = table.newId();
        var task =
                tasks.submit(
                        NewTask.of(WriteExport.TYPE, new WriteExport.Order(id)).by(actor.name()));
        table.add(id, dataSet, from, to, task, actor.name());
        var export = find(id);
        audit.record(actor, "export.asked", subject(id), null, export);
        return export;
    }

    /**
     * @throws ProblemException 404
     */
    Export get(UUID id) {
        var found = find(id);
        return abandoned.end(List.of(found)) ? find(id) : found;
    }

    /** Newest first. */
    List<Export> list(@Nullable UUID before, int rows) {
        var found = table.list(before, rows);
        return abandoned.end(found) ? table.list(before, rows) : found;
    }

    /** Somebody has the rows now. */
    void fetched(Export export, Actor actor) {
        audit.record(actor, "export.fetched", subject(export.id()), null, null);
    }

    private Export find(UUID id) {
        return table.find(id)
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.NOT_FOUND,
                                "export_not_found",
                                "There is no export %s; it may have been forgotten after its time."
                                        .formatted(id)));
    }

    private static String subject(UUID id) {
        return "export:" + id;
    }
}
