package org.bluehorizons.platform.web;

import org.apache.coyote.Request;
import org.apache.coyote.http2.Http2Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * HTTP/2 without TLS, by prior knowledge or by upgrade (RFC 7540, 3.2). A request with a body is
 * not upgraded: the server would have to hold the body in memory before it could answer, and
 * refuses all but small ones.
 */
@Component
final class HttpTwo implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(
                connector -> connector.addUpgradeProtocol(new WithoutBody()));
    }

    private static final class WithoutBody extends Http2Protocol {

        @Override
        public boolean accept(Request request) {
            return request.getContentLengthLong() <= 0
                    && request.getMimeHeaders().getHeader("Transfer-Encoding") == null
                    && super.accept(request);
        }
    }
}
