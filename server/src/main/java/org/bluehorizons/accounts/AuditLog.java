package org.bluehorizons.accounts;

import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/** Who changed what. Entries commit with the change they tell of. Safe for use by many threads. */
@Component
public class AuditLog {

    private final JdbcClient database;
    private final JsonMapper json;
    private final ObjectProvider<Tracer> tracer;

    AuditLog(JdbcClient database, JsonMapper json, ObjectProvider<Tracer> tracer) {
        this.database = database;
        this.json = json;
        this.tracer = tracer;
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
        record(actor, action, subject, before, after, null);
    }

    /**
     * The same with the reason that the actor gave.
     *
     * @param reason in the actor's words
     */
    public void record(
            Actor actor,
            String action,
            String subject,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable String reason) {
        database.sql(
                        """
                        INSERT INTO accounts.audit_entry
                            (actor, action, subject, before, after, reason, address, trace_id)
                        VALUES (:actor, :action, :subject, :before::jsonb, :after::jsonb, :reason,
                                :address, :traceId)
                        """)
                .param("actor", actor.name())
                .param("action", action)
                .param("subject", subject)
                .param("before", before == null ? null : json.writeValueAsString(before))
                .param("after", after == null ? null : json.writeValueAsString(after))
                .param("reason", reason)
                .param("address", address())
                .param("traceId", traceId())
                .update();
    }

    /**
     * Takes out of all entries about the subject what names a person, as the law on personal data
     * wants it: the one exception to the rule that entries are never updated.
     */
    public void forgetPerson(String subject) {
        database.sql(
                        """
                        UPDATE accounts.audit_entry
                        SET before = before - '{email,displayName}'::text[],
                            after = after - '{email,displayName}'::text[], reason = NULL
                        WHERE subject = :subject
                        """)
                .param("subject", subject)
                .update();
    }

    /** Those before there was an account carry the address that was tried. */
    void forgetFailedSignIns(String email) {
        database.sql(
                        """
                        UPDATE accounts.audit_entry SET after = after - 'email'
                        WHERE subject = 'account:unknown' AND lower(after ->> 'email') = lower(:email)
                        """)
                .param("email", email)
                .update();
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
                ? asked.getRequest().getRemoteAddr()
                : null;
    }

    private @Nullable String traceId() {
        var running = tracer.getIfAvailable();
        var span = running == null ? null : running.currentSpan();
        return span == null || span.context().traceId().isEmpty() ? null : span.context().traceId();
    }
}
