package org.bluehorizons.platform.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of the OpenAPI document; the rest is made from the controllers. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String TOKEN = "token";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Blue Horizons")
                                .version("1")
                                .description(
                                        "Errors are problem details (RFC 9457) with a stable \"code\" and the fields that break a rule. Lists come in pages: give \"next\" as \"cursor\" to read on. Changes want If-Match with the record's ETag. A POST with an Idempotency-Key may be repeated for 24 hours."))
                .servers(List.of(new Server().url("/")))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        TOKEN,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")
                                                .description(
                                                        "The token of POST /v1/sessions, or an API key.")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }
}
