package org.bluehorizons.charging.security;

import java.time.Duration;
import org.bluehorizons.charging.commands.CommandRequest;
import org.bluehorizons.charging.commands.StationCommands;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.ExtendedTriggerMessage;
import org.bluehorizons.charging.ocpp.v201.TriggerMessage;
import org.bluehorizons.tasks.Chore;
import org.bluehorizons.tasks.TaskRun;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Asks stations whose certificate ends soon to make a key and a request for a new one (1.6's
 * security extension and 2.0.1, A02). One that does not answer is asked again in the next hour, one
 * that answers and brings no request, a day later. What follows is {@link StationCertificates}.
 */
@Component
class CertificateRenewal extends Chore {

    static final String REQUESTER = "certificate-renewal";

    private static final Duration AFTER_ANSWER = Duration.ofHours(23);
    private static final Duration AFTER_SILENCE = Duration.ofMinutes(50);
    private static final int AT_ONCE = 500;

    private final EndingCertificates ending;
    private final StationCommands commands;
    private final StationCertificateSettings settings;
    private final TransactionOperations transactions;

    CertificateRenewal(
            EndingCertificates ending,
            StationCommands commands,
            StationCertificateSettings settings,
            TransactionOperations transactions) {
        super(
                "charging.certificate-renewal",
                "Asks stations whose certificate ends soon to renew it",
                "0 27 * * * *");
        this.ending = ending;
        this.commands = commands;
        this.settings = settings;
        this.transactions = transactions;
    }

    @Override
    protected void work(TaskRun run) {
        askAll();
    }

    void askAll() {
        while (!Thread.currentThread().isInterrupted()
                && transactions.execute(_ -> askSome()) == AT_ONCE) {
            // There are more.
        }
    }

    private int askSome() {
        var due =
                ending.due(settings.renewBefore(), REQUESTER, AFTER_ANSWER, AFTER_SILENCE, AT_ONCE);
        commands.send(due.stream().map(CertificateRenewal::request).toList());
        return due.size();
    }

    private static CommandRequest request(EndingCertificates.Station station) {
        return switch (station.version()) {
            case V1_6 ->
                    new CommandRequest(
                            station.id(),
                            OcppVersion.V1_6,
                            "ExtendedTriggerMessage",
                            new ExtendedTriggerMessage.Request(
                                    ExtendedTriggerMessage.MessageTrigger
                                            .SIGN_CHARGE_POINT_CERTIFICATE,
                                    null),
                            REQUESTER);
            case V2_0_1 ->
                    new CommandRequest(
                            station.id(),
                            OcppVersion.V2_0_1,
                            "TriggerMessage",
                            new TriggerMessage.Request(
                                    null,
                                    TriggerMessage.MessageTrigger
                                            .SIGN_CHARGING_STATION_CERTIFICATE),
                            REQUESTER);
        };
    }
}
