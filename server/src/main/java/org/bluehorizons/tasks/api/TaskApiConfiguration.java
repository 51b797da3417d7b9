package org.bluehorizons.tasks.api;

import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.BodyLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tasks come by the thousand. */
@Configuration(proxyBeanMethods = false)
class TaskApiConfiguration {

    private static final long MOST_BYTES = 8L << 20;

    @Bean
    @ConditionalOnRole(Role.API)
    BodyLimit taskBodyLimit() {
        return new BodyLimit("/v1/tasks", MOST_BYTES);
    }
}
