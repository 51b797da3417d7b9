package org.bluehorizons.platform;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** The one clock, which tests replace, and the schedules that run by it. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class TimeConfiguration {

    private static final int AT_A_TIME = 32;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * Several at a time: with virtual threads switched on, all schedules of a fixed delay would
     * share one thread, and a slow one would stop them all.
     */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(AT_A_TIME);
        scheduler.setThreadFactory(Thread.ofVirtual().name("schedule-", 0).factory());
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        scheduler.setAwaitTerminationSeconds(3);
        return scheduler;
    }
}
