package org.bluehorizons.accounts;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Lets controller methods take the {@link Actor}; an {@code Optional<Actor>} where nobody need sign
 * in.
 */
final class CallerResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class
                || parameter.getParameterType() == Caller.class
                || isOptional(parameter);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        if (isOptional(parameter)) {
            return SecurityContextHolder.getContext().getAuthentication() instanceof Caller caller
                    ? Optional.of(caller.actor())
                    : Optional.empty();
        }
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof Caller caller)) {
            throw new IllegalStateException("nobody has signed in, yet the method was reached");
        }
        return parameter.getParameterType() == Actor.class ? caller.actor() : caller;
    }

    private static boolean isOptional(MethodParameter parameter) {
        return parameter.getParameterType() == Optional.class
                && parameter.nested().getNestedParameterType() == Actor.class;
    }
}
