package org.bluehorizons.accounts;

import jakarta.servlet.DispatcherType;
import java.security.SecureRandom;
import java.util.List;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.web.Problems;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The lock on every door: nobody without a token, except to the pages listed here; then {@link
 * RoleInterceptor} looks at what the caller may. Management (health, metrics) has a port of its
 * own.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Pages of others may read it too, so browsers ask first (CORS). */
    private static final String OPEN_DATA = "/gbfs/**";

    private static final String[] PUBLIC_PAGES = {
        "/",
        "/index.html",
        "/favicon.svg",
        "/assets/**",
        "/docs",
        "/docs/**",
        OPEN_DATA,
        "/swagger-ui/**",
        "/v1/openapi",
        "/v1/openapi/**",
        "/v1/openapi.yaml",
        "/webjars/**"
    };

    /** The token in the path is the key. */
    private static final String STATIONS_UPLOADS = "/v1/charging/uploads/**";

    /** Served on the management port alone, which is kept away from the internet. */
    private static final String MANAGEMENT = "/actuator/**";

    private static final String CONTENT_SECURITY =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    @Bean
    TokenFilter tokenFilter(Callers callers, Problems problems) {
        return new TokenFilter(callers, problems);
    }

    /** Part of the security chain only, not of the container's filters too. */
    @Bean
    FilterRegistrationBean<TokenFilter> tokenFilterIsNotRegisteredTwice(TokenFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    SecurityFilterChain doors(HttpSecurity http, TokenFilter tokens, Problems problems) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers ->
                        headers.contentSecurityPolicy(
                                        policy -> policy.policyDirectives(CONTENT_SECURITY))
                                .referrerPolicy(Customizer.withDefaults()))
                .addFilterBefore(tokens, AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(HttpMethod.GET, PUBLIC_PAGES)
                                .permitAll()
                                .requestMatchers(HttpMethod.OPTIONS, OPEN_DATA)
                                .permitAll()
                                .requestMatchers(HttpMethod.GET, MANAGEMENT)
                                .permitAll()
                                .requestMatchers(
                                        HttpMethod.POST,
                                        "/v1/sessions",
                                        "/v1/drivers",
                                        "/v1/webhooks/stripe",
                                        STATIONS_UPLOADS)
                                .permitAll()
                                .requestMatchers(HttpMethod.PUT, STATIONS_UPLOADS)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint(
                                        (_, response, _) -> problems.write(response, signInFirst()))
                                .accessDeniedHandler((_, response, _) ->
                                        problems.write(response, RoleInterceptor.forbidden())))
                .build();
    }

    @Bean
    WebMvcConfigurer callersInControllers() {
        // Known from the token, so no parameters of the API.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, Caller.class);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new RoleInterceptor());
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerResolver());
            }
        };
    }

    private static ProblemException signInFirst() {
        return ProblemException.of(
                        HttpStatus.UNAUTHORIZED,
                        "not_signed_in",
                        "Sign in with POST /v1/sessions and send its token as Authorization: Bearer, or an API key.")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
}
