package org.bluehorizons.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.gateway.ChargeGateway;
import org.bluehorizons.charging.security.StationAuthority;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The certification cases of OCPP 2.0.1 for a CSMS; each name begins with its identifier. */
@PlatformTest
class Ocpp201CasesTest {

    @LocalServerPort private int port;
    @Autowired private ChargeGateway gateway;
    @Autowired private List<CallHandler<?>> handlers;
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

    @Test
    void takesEveryCallOfAStation() {
        assertThat(TakenCalls.missing(handlers)).isEmpty();
    }

    static List<Case> cases() {
        return Stream.of(
                        Provisioning201.cases(),
                        Tls201.cases(),
                        Authorization201.cases(),
                        Transactions201.cases(),
                        RemoteControl201.cases(),
                        Reservations201.cases(),
                        SmartCharging201.cases(),
                        Maintenance201.cases(),
                        Diagnostics201.cases(),
                        Display201.cases())
                .flatMap(List::stream)
                .toList();
    }
}
