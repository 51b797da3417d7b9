package org.bluehorizons.charging.ocpp.v16;

import java.util.List;
import org.bluehorizons.charging.ocpp.OcppAction;
import org.bluehorizons.charging.ocpp.OcppAction.Direction;

/** Every message of OCPP 1.6. */
public final class Catalog {

    public static final List<OcppAction> ACTIONS =
            List.of(
                    new OcppAction(
                            "Authorize",
                            Direction.FROM_STATION,
                            Authorize.Request.class,
                            Authorize.Response.class),
                    new OcppAction(
                            "BootNotification",
                            Direction.FROM_STATION,
                            BootNotification.Request.class,
                            BootNotification.Response.class),
                    new OcppAction(
                            "CancelReservation",
                            Direction.TO_STATION,
                            CancelReservation.Request.class,
                            CancelReservation.Response.class),
                    new OcppAction(
                            "CertificateSigned",
                            Direction.TO_STATION,
                            CertificateSigned.Request.class,
                            CertificateSigned.Response.class),
                    new OcppAction(
                            "ChangeAvailability",
                            Direction.TO_STATION,
                            ChangeAvailability.Request.class,
                            ChangeAvailability.Response.class),
                    new OcppAction(
                            "ChangeConfiguration",
                            Direction.TO_STATION,
                            ChangeConfiguration.Request.class,
                            ChangeConfiguration.Response.class),
                    new OcppAction(
                            "ClearCache",
                            Direction.TO_STATION,
                            ClearCache.Request.class,
                            ClearCache.Response.class),
                    new OcppAction(
                            "ClearChargingProfile",
                            Direction.TO_STATION,
                            ClearChargingProfile.Request.class,
                            ClearChargingProfile.Response.class),
                    new OcppAction(
                            "DataTransfer",
                            Direction.BOTH,
                            DataTransfer.Request.class,
                            DataTransfer.Response.class),
                    new OcppAction(
                            "DeleteCertificate",
                            Direction.TO_STATION,
                            DeleteCertificate.Request.class,
                            DeleteCertificate.Response.class),
                    new OcppAction(
                            "DiagnosticsStatusNotification",
                            Direction.FROM_STATION,
                            DiagnosticsStatusNotification.Request.class,
                            DiagnosticsStatusNotification.Response.class),
                    new OcppAction(
                            "ExtendedTriggerMessage",
                            Direction.TO_STATION,
                            ExtendedTriggerMessage.Request.class,
                            ExtendedTriggerMessage.Response.class),
                    new OcppAction(
                            "FirmwareStatusNotification",
                            Direction.FROM_STATION,
                            FirmwareStatusNotification.Request.class,
                            FirmwareStatusNotification.Response.class),
                    new OcppAction(
                            "GetCompositeSchedule",
                            Direction.TO_STATION,
                            GetCompositeSchedule.Request.class,
                            GetCompositeSchedule.Response.class),
                    new OcppAction(
                            "GetConfiguration",
                            Direction.TO_STATION,
                            GetConfiguration.Request.class,
                            GetConfiguration.Response.class),
                    new OcppAction(
                            "GetDiagnostics",
                            Direction.TO_STATION,
                            GetDiagnostics.Request.class,
                            GetDiagnostics.Response.class),
                    new OcppAction(
                            "GetInstalledCertificateIds",
                            Direction.TO_STATION,
                            GetInstalledCertificateIds.Request.class,
                            GetInstalledCertificateIds.Response.class),
                    new OcppAction(
                            "GetLocalListVersion",
                            Direction.TO_STATION,
                            GetLocalListVersion.Request.class,
                            GetLocalListVersion.Response.class),
                    new OcppAction(
                            "GetLog",
                            Direction.TO_STATION,
                            GetLog.Request.class,
                            GetLog.Response.class),
                    new OcppAction(
                            "Heartbeat",
                            Direction.FROM_STATION,
                            Heartbeat.Request.class,
                            Heartbeat.Response.class),
                    new OcppAction(
                            "InstallCertificate",
                            Direction.TO_STATION,
                            InstallCertificate.Request.class,
                            InstallCertificate.Response.class),
                    new OcppAction(
                            "LogStatusNotification",
                            Direction.FROM_STATION,
                            LogStatusNotification.Request.class,
                            LogStatusNotification.Response.class),
                    new OcppAction(
                            "MeterValues",
                            Direction.FROM_STATION,
                            MeterValues.Request.class,
                            MeterValues.Response.class),
                    new OcppAction(
                            "RemoteStartTransaction",
                            Direction.TO_STATION,
                            RemoteStartTransaction.Request.class,
                            RemoteStartTransaction.Response.class),
                    new OcppAction(
                            "RemoteStopTransaction",
                            Direction.TO_STATION,
                            RemoteStopTransaction.Request.class,
                            RemoteStopTransaction.Response.class),
                    new OcppAction(
                            "ReserveNow",
                            Direction.TO_STATION,
                            ReserveNow.Request.class,
                            ReserveNow.Response.class),
                    new OcppAction(
                            "Reset",
                            Direction.TO_STATION,
                            Reset.Request.class,
                            Reset.Response.class),
                    new OcppAction(
                            "SecurityEventNotification",
                            Direction.FROM_STATION,
                            SecurityEventNotification.Request.class,
                            SecurityEventNotification.Response.class),
                    new OcppAction(
                            "SendLocalList",
                            Direction.TO_STATION,
                            SendLocalList.Request.class,
                            SendLocalList.Response.class),
                    new OcppAction(
                            "SetChargingProfile",
                            Direction.TO_STATION,
                            SetChargingProfile.Request.class,
                            SetChargingProfile.Response.class),
                    new OcppAction(
                            "SignCertificate",
                            Direction.FROM_STATION,
                            SignCertificate.Request.class,
                            SignCertificate.Response.class),
                    new OcppAction(
                            "SignedFirmwareStatusNotification",
                            Direction.FROM_STATION,
                            SignedFirmwareStatusNotification.Request.class,
                            SignedFirmwareStatusNotification.Response.class),
                    new OcppAction(
                            "SignedUpdateFirmware",
                            Direction.TO_STATION,
                            SignedUpdateFirmware.Request.class,
                            SignedUpdateFirmware.Response.class),
                    new OcppAction(
                            "StartTransaction",
                            Direction.FROM_STATION,
                            StartTransaction.Request.class,
                            StartTransaction.Response.class),
                    new OcppAction(
                            "StatusNotification",
                            Direction.FROM_STATION,
                            StatusNotification.Request.class,
                            StatusNotification.Response.class),
                    new OcppAction(
                            "StopTransaction",
                            Direction.FROM_STATION,
                            StopTransaction.Request.class,
                            StopTransaction.Response.class),
                    new OcppAction(
                            "TriggerMessage",
                            Direction.TO_STATION,
                            TriggerMessage.Request.class,
                            TriggerMessage.Response.class),
                    new OcppAction(
                            "UnlockConnector",
                            Direction.TO_STATION,
                            UnlockConnector.Request.class,
                            UnlockConnector.Response.class),
                    new OcppAction(
                            "UpdateFirmware",
                            Direction.TO_STATION,
                            UpdateFirmware.Request.class,
                            UpdateFirmware.Response.class));

    private Catalog() {}
}
