package org.bluehorizons.charging.tokens;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.ETags;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes of tokens, each with its audit entry. Safe for use by many threads. */
@Component
class IdTokens {

    static final int MOST_IMPORTED = 1_000;

    private final IdTokenTable table;
    private final AuditLog audit;

    IdTokens(IdTokenTable table, AuditLog audit) {
        this.table = table;
        this.audit = audit;
    }

    @Transactional
    public IdTokenRecord register(IdTokenDraft draft, Actor actor) {
        var rules = new Rules();
        var wanted = draft.checked(rules, "");
        rules.demand();
        var token = table.insert(wanted);
        audit.record(actor, "charging_token.registered", token.subject(), null, token);
        return token;
    }

    @Transactional
    public IdTokenRecord replace(UUID id, IdTokenDraft draft, ETags.IfMatch ifMatch, Actor actor) {
        var before = table.lock(id);
        ifMatch.check(before.version());
        var rules = new Rules();
        var wanted = draft.checked(rules, "");
        rules.demand();
        var after = table.update(id, wanted);
        audit.record(actor, "charging_token.changed", after.subject(), before, after);
        return after;
    }

    @Transactional
    public void remove(UUID id, ETags.IfMatch ifMatch, Actor actor) {
        var before = table.lock(id);
        ifMatch.check(before.version());
        table.delete(id);
        audit.record(actor, "charging_token.removed", before.subject(), before, null);
    }

    /** All or none; answers those that were registered or changed. */
    @Transactional
    public List<IdTokenRecord> put(List<IdTokenDraft> drafts, Actor actor) {
        var rules =
                new Rules()
                        .check(
                                !drafts.isEmpty() && drafts.size() <= MOST_IMPORTED,
                                "tokens",
                                "1 to 1000 of them");
        rules.demand();
        var seen = new HashSet<String>();
        var wanted =
                IntStream.range(0, drafts.size())
                        .mapToObj(index -> {
                            var prefix = "tokens[%d].".formatted(index);
                            var one = drafts.get(index).checked(rules, prefix);
                            rules.check(
                                    seen.add(
                                            (one.type() + " " + one.token())
                                                    .toLowerCase(Locale.ROOT)),
                                    prefix + "token",
                                    "once in the list");
                            return one;
                        })
                        .toList();
        rules.demand();
        var written = table.put(wanted);
        written.forEach(token ->
                audit.record(actor, "charging_token.imported", token.subject(), null, token));
        return written;
    }

    IdTokenRecord get(UUID id) {
        return table.find(id).orElseThrow(() -> IdTokenTable.unknown(id));
    }
}
