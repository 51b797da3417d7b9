package org.bluehorizons.accounts;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Carries out {@link AllowedTo} on our controllers; what says nothing is closed to everybody. */
final class RoleInterceptor implements HandlerInterceptor {

    private static final String OURS = "org.bluehorizons";

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && request.getDispatcherType() == DispatcherType.REQUEST
                && method.getBeanType().getName().startsWith(OURS)
                && !ErrorController.class.isAssignableFrom(method.getBeanType())
                && !method.hasMethodAnnotation(OpenToAll.class)
                && !mayCall(allowed(method))) {
            throw forbidden();
        }
        return true;
    }

    static ProblemException forbidden() {
        return ProblemException.of(
                HttpStatus.FORBIDDEN, "forbidden", "None of your roles may do this.");
    }

    private static @Nullable AllowedTo allowed(HandlerMethod method) {
        var own = method.getMethodAnnotation(AllowedTo.class);
        return own != null ? own : method.getBeanType().getAnnotation(AllowedTo.class);
    }

    private static boolean mayCall(@Nullable AllowedTo allowed) {
        return allowed != null
                && SecurityContextHolder.getContext().getAuthentication() instanceof Caller caller
                && caller.actor().may(allowed.value());
    }
}
