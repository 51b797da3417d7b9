package org.bluehorizons.bench.peer.chargetime;

import eu.chargetime.ocpp.JSONConfiguration;
import eu.chargetime.ocpp.JSONServer;
import eu.chargetime.ocpp.ServerEvents;
import eu.chargetime.ocpp.feature.profile.ServerCoreEventHandler;
import eu.chargetime.ocpp.feature.profile.ServerCoreProfile;
import eu.chargetime.ocpp.model.SessionInformation;
import eu.chargetime.ocpp.model.core.AuthorizeConfirmation;
import eu.chargetime.ocpp.model.core.AuthorizeRequest;
import eu.chargetime.ocpp.model.core.BootNotificationConfirmation;
import eu.chargetime.ocpp.model.core.BootNotificationRequest;
import eu.chargetime.ocpp.model.core.DataTransferConfirmation;
import eu.chargetime.ocpp.model.core.DataTransferRequest;
import eu.chargetime.ocpp.model.core.HeartbeatConfirmation;
import eu.chargetime.ocpp.model.core.HeartbeatRequest;
import eu.chargetime.ocpp.model.core.MeterValuesConfirmation;
import eu.chargetime.ocpp.model.core.MeterValuesRequest;
import eu.chargetime.ocpp.model.core.RegistrationStatus;
import eu.chargetime.ocpp.model.core.StartTransactionConfirmation;
import eu.chargetime.ocpp.model.core.StartTransactionRequest;
import eu.chargetime.ocpp.model.core.StatusNotificationConfirmation;
import eu.chargetime.ocpp.model.core.StatusNotificationRequest;
import eu.chargetime.ocpp.model.core.StopTransactionConfirmation;
import eu.chargetime.ocpp.model.core.StopTransactionRequest;
import java.time.ZonedDateTime;
import java.util.UUID;

/**
 * ChargeTime's Java-OCA-OCPP server of 1.6 in its own process: everybody may connect, boots and
 * heartbeats are answered, nothing is stored. It prints {@code ready} when it listens and stops when
 * its standard input ends.
 *
 * <p>Argument: port.
 */
public final class ChargeTimePeer implements ServerCoreEventHandler, ServerEvents {
    private static final int HEARTBEAT_SECONDS = 300;

    private ChargeTimePeer() {}

    public static void main(String[] arguments) throws Exception {
        ChargeTimePeer peer = new ChargeTimePeer();
        // Its own defaults, and as many workers as there are cores.
        JSONServer server =
                new JSONServer(
                        new ServerCoreProfile(peer),
                        JSONConfiguration.get()
                                .setParameter(JSONConfiguration.TCP_NO_DELAY_PARAMETER, true));
        server.open("127.0.0.1", Integer.parseInt(arguments[0]), peer);
        System.out.println("ready");
        System.in.readAllBytes();
        System.exit(0);
    }

    @Override
    public void authenticateSession(SessionInformation who, String user, byte[] password) {}

    @Override
    public void newSession(UUID session, SessionInformation who) {}

    @Override
    public void lostSession(UUID session) {}

    @Override
    public BootNotificationConfirmation handleBootNotificationRequest(
            UUID session, BootNotificationRequest request) {
        return new BootNotificationConfirmation(
                ZonedDateTime.now(), HEARTBEAT_SECONDS, RegistrationStatus.Accepted);
    }

    @Override
    public HeartbeatConfirmation handleHeartbeatRequest(UUID session, HeartbeatRequest request) {
        return new HeartbeatConfirmation(ZonedDateTime.now());
    }

    @Override
    public AuthorizeConfirmation handleAuthorizeRequest(UUID session, AuthorizeRequest request) {
        throw new UnsupportedOperationException("not measured");
    }

    @Override
    public DataTransferConfirmation handleDataTransferRequest(
            UUID session, DataTransferRequest request) {
        throw new UnsupportedOperationException("not measured");
    }

    @Override
    public MeterValuesConfirmation handleMeterValuesRequest(
            UUID session, MeterValuesRequest request) {
        throw new UnsupportedOperationException("not measured");
    }

    @Override
    public StartTransactionConfirmation handleStartTransactionRequest(
            UUID session, StartTransactionRequest request) {
        throw new UnsupportedOperationException("not measured");
    }

    @Override
    public StatusNotificationConfirmation handleStatusNotificationRequest(
            UUID session, StatusNotificationRequest request) {
        throw new UnsupportedOperationException("not measured");
    }

    @Override
    public StopTransactionConfirmation handleStopTransactionRequest(
            UUID session, StopTransactionRequest request) {
        throw new UnsupportedOperationException("not measured");
    }
}
