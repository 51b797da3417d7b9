package org.bluehorizons.accounts;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Who changed what. Entries commit with the change they tell of. Safe for use by many threads. */
@Component
public class AuditLog {

    private final JdbcClient database;
    private final JsonMapper json;

    AuditLog(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Call it inside the transaction of the change.
     *
     * @param action past tense, such as {@code vehicle.created}
     * @param subject such as {@code vehicle:0199...}
     * @param before the record before, as it may be shown to an auditor: never a secret
     * @param after the record after, likewise
     */
    public void record(
            Actor actor,
            String action,
            String subject,
            @Nullable Object before,
            @Nullable Object after) {
        database.sql(
                        """
                        INSERT INTO accounts.audit_entry (actor, action, subject, before, after)
                        VALUES (:actor, :action, :subject, :before::jsonb, :after::jsonb)
                        """)
                .param("actor", actor.name())
                .param("action", action)
                .param("subject", subject)
                .param("before", before == null ? null : json.writeValueAsString(before))
                .param("after", after == null ? null : json.writeValueAsString(after))
                .update();
    }
}
