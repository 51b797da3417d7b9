package org.bluehorizons.platform.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the servlet container itself refuses, before any controller, in the shape of the rest. */
@Hidden
@RestController
class ErrorPage implements ErrorController {

    private final Problems problems;

    ErrorPage(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:${error.path:/error}}")
    ResponseEntity<Object> answer(HttpServletRequest request) {
        var failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (failure instanceof Exception exception) {
            return problems.failed(exception);
        }
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var known =
                Objects.requireNonNullElse(
                        HttpStatus.resolve(status instanceof Integer code ? code : 404),
                        HttpStatus.BAD_REQUEST);
        return problems.answer(
                RequestProblems.plain(known, known.getReasonPhrase()), new HttpHeaders());
    }
}
