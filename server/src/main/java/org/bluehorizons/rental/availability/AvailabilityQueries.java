package org.bluehorizons.rental.availability;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Reads an {@link AvailabilityQuery} from a request's parameters. By hand, because binding a record
 * reads its annotations anew each time, which was half of what an answer from memory cost.
 */
@Component
class AvailabilityQueries implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == AvailabilityQuery.class;
    }

    @Override
    public AvailabilityQuery resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return new AvailabilityQuery(
                read(request, "latitude", Double::valueOf, "a number"),
                read(request, "longitude", Double::valueOf, "a number"),
                read(request, "radiusMetres", Integer::valueOf, "a whole number"),
                read(request, "limit", Integer::valueOf, "a whole number"),
                read(request, "from", Instant::parse, "a time such as 2026-11-21T04:00:00Z"),
                read(request, "until", Instant::parse, "a time such as 2026-11-21T04:00:00Z"),
                read(request, "minRangeKilometres", Integer::valueOf, "a whole number"),
                read(request, "seats", Integer::valueOf, "a whole number"),
                request.getParameter("model"));
    }

    private static <T> @Nullable T read(
            NativeWebRequest request, String name, Function<String, T> reader, String rule) {
        var text = request.getParameter(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return reader.apply(text.strip());
        } catch (NumberFormatException | DateTimeParseException wrong) {
            throw ProblemException.field(name, rule);
        }
    }
}
