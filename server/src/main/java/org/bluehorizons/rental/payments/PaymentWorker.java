package org.bluehorizons.rental.payments;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bluehorizons.platform.Role;
import org.bluehorizons.rental.payments.PaymentProvider.Outcome;
import org.bluehorizons.rental.payments.PaymentProvider.Unknown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Does at the providers what the table of payments says is to be done: takes due rows for a minute,
 * asks the provider outside any transaction, writes down the outcome. A worker that dies leaves its
 * rows due again; the provider tells the repeat by its key.
 */
@Component
class PaymentWorker implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentWorker.class);
    private static final int AT_ONCE = 256;
    private static final Duration GATHERING = Duration.ofMillis(10);

    private final PaymentQueue queue;
    private final PaymentOutcomes outcomes;
    private final Map<String, PaymentProvider> providers;
    private final Clock clock;
    private final boolean works;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final ReentrantLock running = new ReentrantLock();
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    PaymentWorker(
            PaymentQueue queue,
            PaymentOutcomes outcomes,
            List<PaymentProvider> providers,
            Clock clock,
            @Value("${bluehorizons.roles}") String roles) {
        this.queue = queue;
        this.outcomes = outcomes;
        this.providers =
                providers.stream()
                        .collect(Collectors.toMap(PaymentProvider::name, Function.identity()));
        this.clock = clock;
        this.works = Stream.of(roles.split(",", -1)).anyMatch(r -> Role.of(r) == Role.WORKERS);
    }

    /** Looks at once when the transaction has committed, if this process works. */
    void wakeAfterCommit() {
        if (works && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            gather();
                        }
                    });
        }
    }

    /** At a rate: tasks with a delay share one thread, which a slow provider would hold up. */
    @Scheduled(fixedRateString = "PT0.25S")
    void poll() {
        if (works) {
            run();
        }
    }

    /** A moment later, so that what is booked at the same time shares two commits. */
    private void gather() {
        if (woken.compareAndSet(false, true)) {
            calls.execute(() -> {
                LockSupport.parkNanos(GATHERING.toNanos());
                woken.set(false);
                run();
            });
        }
    }

    private void run() {
        // Whoever comes while somebody is at it is served by the next look.
        if (!running.tryLock()) {
            return;
        }
        try {
            while (work() == AT_ONCE) {
                // There may be more.
            }
        } finally {
            running.unlock();
        }
    }

    private int work() {
        var due = queue.take(AT_ONCE, clock.instant());
        var asked = due.stream().map(payment -> calls.submit(() -> ask(payment))).toList();
        for (var index = 0; index < due.size(); index++) {
            var payment = due.get(index);
            try {
                outcomes.add(payment, asked.get(index).get());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return 0;
            } catch (ExecutionException failed) {
                LOG.error("payment {} failed", payment.id(), failed.getCause());
            }
        }
        outcomes.write(clock.instant());
        return due.size();
    }

    private Outcome ask(Payment payment) {
        var provider = providers.get(payment.provider());
        if (provider == null) {
            return new Unknown("no provider " + payment.provider() + " is configured");
        }
        try {
            return ask(provider, payment);
        } catch (RuntimeException failure) {
            LOG.warn("payment {}: {}", payment.id(), failure.toString());
            return new Unknown(failure.toString());
        }
    }

    private static Outcome ask(PaymentProvider provider, Payment payment) {
        var reference = payment.reference() == null ? "" : payment.reference();
        return switch (payment.state()) {
            case "authorising" ->
                    provider.authorise(
                            payment.operation(), payment.token(), payment.money(payment.amount()));
            case "capturing" ->
                    provider.capture(
                            payment.operation(), reference, payment.money(payment.toCapture()));
            case "voiding" -> provider.release(payment.operation(), reference);
            case "refunding" ->
                    provider.refund(
                            payment.operation(),
                            reference,
                            payment.money(payment.toRefund().subtract(payment.refunded())),
                            payment.money(payment.toRefund()));
            default -> new Unknown("nothing to do in state " + payment.state());
        };
    }

    @Override
    public void destroy() {
        calls.close();
    }
}
