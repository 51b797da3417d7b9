package org.bluehorizons.charging.conformance;

import java.util.List;
import java.util.stream.Stream;
import org.bluehorizons.charging.gateway.ChargeGateway;
import org.bluehorizons.charging.security.StationAuthority;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the public certification profiles of OCPP 1.6 ask of a central system. */
@PlatformTest
class Ocpp16CasesTest {

    @LocalServerPort private int port;
    @Autowired private ChargeGateway gateway;
    @Autowired private StationAuthority authority;
    @Autowired private JdbcClient database;

    @TestFactory
    Stream<DynamicTest> plays() {
        return CasePlayer.tests(
                new Stage.World(
                        gateway.port(),
                        gateway.tlsPort(),
                        StationKey.pem(authority.trustAnchor()),
                        Rest.as(port, "operator"),
                        database),
                cases());
    }

    static List<Case> cases() {
        return Stream.of(Core16.cases(), Extensions16.cases()).flatMap(List::stream).toList();
    }
}
