package org.bluehorizons.tasks.queue;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The tasks in PostgreSQL. */
@Component
public final class PostgresTaskStore implements TaskStore {

    private final Claiming claiming;
    private final Settling settling;
    private final Limits limits;
    private final ReadyBell bell;
    private final Statements statements;
    private final TransactionOperations transactions;

    PostgresTaskStore(
            Claiming claiming,
            Settling settling,
            Limits limits,
            ReadyBell bell,
            Statements statements,
            TransactionOperations transactions) {
        this.claiming = claiming;
        this.settling = settling;
        this.limits = limits;
        this.bell = bell;
        this.statements = statements;
        this.transactions = transactions;
    }

    @Override
    public List<Claim> claim(UUID worker, List<TaskQueue.Want> wanted, int most) {
        return wanted.isEmpty() || most <= 0 ? List.of() : claiming.claim(worker, wanted, most);
    }

    @Override
    public List<Claim> settle(List<Settlement> settlements) {
        if (settlements.isEmpty()) {
            return List.of();
        }
        var valid = Objects.requireNonNull(transactions.execute(_ -> settling.settle(settlements)));
        if (settlements.stream().anyMatch(one -> limits.has(one.claim().type()))) {
            // Others may run one more of that type.
            bell.ring();
        }
        return settlements.stream()
                .map(Settlement::claim)
                .filter(claim -> !valid.contains(claim.number()))
                .toList();
    }

    @Override
    public void progress(List<Progress> steps) {
        if (steps.isEmpty()) {
            return;
        }
        statements.update(
                """
                UPDATE tasks.task SET progress = step.progress::json
                FROM unnest(?::uuid[], ?::bigint[], ?::text[]) AS step(id, number, progress)
                WHERE task.id = step.id AND task.claim = step.number AND task.state = 'running'
                """,
                steps.stream().map(step -> step.claim().id().toString()).toArray(String[]::new),
                steps.stream().mapToLong(step -> step.claim().number()).toArray(),
                steps.stream().map(Progress::progress).toArray(String[]::new));
    }

    @Override
    public int giveBackOthers(UUID worker, Collection<UUID> held) {
        return statements.update(
                """
                UPDATE tasks.task
                SET state = 'ready', worker_id = NULL, announced_at = NULL,
                    attempts = greatest(0, attempts - 1)
                WHERE state = 'running' AND worker_id = ? AND id <> ALL (?::uuid[])
                """,
                worker,
                held.stream().map(UUID::toString).toArray(String[]::new));
    }
}
