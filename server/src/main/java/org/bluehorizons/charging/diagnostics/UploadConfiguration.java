package org.bluehorizons.charging.diagnostics;

import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.BodyLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stations' files are larger than other bodies. */
@Configuration(proxyBeanMethods = false)
class UploadConfiguration {

    @Bean
    @ConditionalOnRole(Role.API)
    BodyLimit uploadBodyLimit(UploadSettings settings) {
        return new BodyLimit("/v1/charging/uploads", settings.mostSize().toBytes());
    }
}
