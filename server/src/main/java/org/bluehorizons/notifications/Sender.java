package org.bluehorizons.notifications;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.DatabaseNotifications;
import org.bluehorizons.platform.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what waits, a few at a time on each node, woken at the commit and looking each second. What
 * fails is tried again after 5 s, then twice as long each time, up to an hour; the eighth failure
 * is the last. A message is with one sender at a time: its lease is longer than an attempt may
 * take.
 */
@Component
@ConditionalOnRole(Role.WORKERS)
class Sender implements AutoCloseable {

    static final int MOST_ATTEMPTS = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final int AT_A_TIME = 4;
    private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final WaitingMessages messages;
    private final Channels channels;
    private final NotificationMetrics metrics;
    private final SecureRandom chance;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore turns = new Semaphore(AT_A_TIME);

    Sender(
            WaitingMessages messages,
            Channels channels,
            NotificationMetrics metrics,
            SecureRandom chance,
            Clock clock,
            DatabaseNotifications notifications) {
        this.messages = messages;
        this.channels = channels;
        this.metrics = metrics;
        this.chance = chance;
        this.clock = clock;
        notifications.listen(Outbox.WAITING, _ -> wake(), this::wake);
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT1S")
    void wake() {
        if (!threads.isShutdown() && turns.tryAcquire()) {
            threads.execute(() -> {
                try {
                    sendAll();
                } catch (RuntimeException failure) {
                    LOG.error("messages wait until the next look", failure);
                } finally {
                    turns.release();
                }
            });
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void sendAll() {
        var next = messages.take();
        while (next.isPresent()) {
            send(next.get());
            next = threads.isShutdown() ? Optional.empty() : messages.take();
        }
    }

    private void send(Delivery delivery) {
        try {
            attempt(delivery);
            messages.sent(delivery);
            metrics.count(delivery.channel(), "sent");
        } catch (Undeliverable never) {
            giveUp(delivery, String.valueOf(never.getMessage()));
        } catch (IOException failure) {
            if (delivery.attempt() >= MOST_ATTEMPTS) {
                giveUp(delivery, String.valueOf(failure.getMessage()));
            } else {
                messages.again(
                        delivery,
                        clock.instant().plus(pause(delivery.attempt())),
                        String.valueOf(failure.getMessage()));
                metrics.count(delivery.channel(), "retried");
            }
        } catch (InterruptedException stopped) {
            // The lease ends by itself, then another node sends it.
            Thread.currentThread().interrupt();
        }
    }

    /**
     * In a thread of its own, so that a provider who keeps us hanging does not outlast the lease.
     */
    private void attempt(Delivery delivery)
            throws IOException, Undeliverable, InterruptedException {
        var attempt =
                threads.submit(() -> {
                    channels.of(delivery.channel()).send(delivery);
                    return true;
                });
        try {
            attempt.get(LONGEST_ATTEMPT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            throw new IOException("no end after " + LONGEST_ATTEMPT, slow);
        } catch (ExecutionException failure) {
            switch (failure.getCause()) {
                case Undeliverable never -> throw never;
                case InterruptedException stopped -> throw stopped;
                case IOException later -> throw later;
                case null, default ->
                        throw new IOException(String.valueOf(failure.getCause()), failure);
            }
        } finally {
            attempt.cancel(true);
        }
    }

    private void giveUp(Delivery delivery, String reason) {
        LOG.warn("{} was given up: {}", delivery, reason);
        messages.failed(delivery, reason);
        metrics.count(delivery.channel(), "failed");
    }

    /** Half of it is left to chance, so that what failed together does not come back together. */
    private Duration pause(int attempt) {
        var full = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 20));
        var most = full.compareTo(LONGEST_PAUSE) < 0 ? full : LONGEST_PAUSE;
        return most.dividedBy(2).plusMillis(chance.nextLong(most.toMillis() / 2));
    }
}
