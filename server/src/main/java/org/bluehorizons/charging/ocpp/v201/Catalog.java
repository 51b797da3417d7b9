package org.bluehorizons.charging.ocpp.v201;

import java.util.List;
import org.bluehorizons.charging.ocpp.OcppAction;
import org.bluehorizons.charging.ocpp.OcppAction.Direction;

/** Every message of OCPP 2.0.1. */
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
                            "ClearDisplayMessage",
                            Direction.TO_STATION,
                            ClearDisplayMessage.Request.class,
                            ClearDisplayMessage.Response.class),
                    new OcppAction(
                            "ClearVariableMonitoring",
                            Direction.TO_STATION,
                            ClearVariableMonitoring.Request.class,
                            ClearVariableMonitoring.Response.class),
                    new OcppAction(
                            "ClearedChargingLimit",
                            Direction.FROM_STATION,
                            ClearedChargingLimit.Request.class,
                            ClearedChargingLimit.Response.class),
                    new OcppAction(
                            "CostUpdated",
                            Direction.TO_STATION,
                            CostUpdated.Request.class,
                            CostUpdated.Response.class),
                    new OcppAction(
                            "CustomerInformation",
                            Direction.TO_STATION,
                            CustomerInformation.Request.class,
                            CustomerInformation.Response.class),
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
                            "FirmwareStatusNotification",
                            Direction.FROM_STATION,
                            FirmwareStatusNotification.Request.class,
                            FirmwareStatusNotification.Response.class),
                    new OcppAction(
                            "Get15118EVCertificate",
                            Direction.FROM_STATION,
                            Get15118EVCertificate.Request.class,
                            Get15118EVCertificate.Response.class),
                    new OcppAction(
                            "GetBaseReport",
                            Direction.TO_STATION,
                            GetBaseReport.Request.class,
                            GetBaseReport.Response.class),
                    new OcppAction(
                            "GetCertificateStatus",
                            Direction.FROM_STATION,
                            GetCertificateStatus.Request.class,
                            GetCertificateStatus.Response.class),
                    new OcppAction(
                            "GetChargingProfiles",
                            Direction.TO_STATION,
                            GetChargingProfiles.Request.class,
                            GetChargingProfiles.Response.class),
                    new OcppAction(
                            "GetCompositeSchedule",
                            Direction.TO_STATION,
                            GetCompositeSchedule.Request.class,
                            GetCompositeSchedule.Response.class),
                    new OcppAction(
                            "GetDisplayMessages",
                            Direction.TO_STATION,
                            GetDisplayMessages.Request.class,
                            GetDisplayMessages.Response.class),
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
                            "GetMonitoringReport",
                            Direction.TO_STATION,
                            GetMonitoringReport.Request.class,
                            GetMonitoringReport.Response.class),
                    new OcppAction(
                            "GetReport",
                            Direction.TO_STATION,
                            GetReport.Request.class,
                            GetReport.Response.class),
                    new OcppAction(
                            "GetTransactionStatus",
                            Direction.TO_STATION,
                            GetTransactionStatus.Request.class,
                            GetTransactionStatus.Response.class),
                    new OcppAction(
                            "GetVariables",
                            Direction.TO_STATION,
                            GetVariables.Request.class,
                            GetVariables.Response.class),
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
                            "NotifyChargingLimit",
                            Direction.FROM_STATION,
                            NotifyChargingLimit.Request.class,
                            NotifyChargingLimit.Response.class),
                    new OcppAction(
                            "NotifyCustomerInformation",
                            Direction.FROM_STATION,
                            NotifyCustomerInformation.Request.class,
                            NotifyCustomerInformation.Response.class),
                    new OcppAction(
                            "NotifyDisplayMessages",
                            Direction.FROM_STATION,
                            NotifyDisplayMessages.Request.class,
                            NotifyDisplayMessages.Response.class),
                    new OcppAction(
                            "NotifyEVChargingNeeds",
                            Direction.FROM_STATION,
                            NotifyEVChargingNeeds.Request.class,
                            NotifyEVChargingNeeds.Response.class),
                    new OcppAction(
                            "NotifyEVChargingSchedule",
                            Direction.FROM_STATION,
                            NotifyEVChargingSchedule.Request.class,
                            NotifyEVChargingSchedule.Response.class),
                    new OcppAction(
                            "NotifyEvent",
                            Direction.FROM_STATION,
                            NotifyEvent.Request.class,
                            NotifyEvent.Response.class),
                    new OcppAction(
                            "NotifyMonitoringReport",
                            Direction.FROM_STATION,
                            NotifyMonitoringReport.Request.class,
                            NotifyMonitoringReport.Response.class),
                    new OcppAction(
                            "NotifyReport",
                            Direction.FROM_STATION,
                            NotifyReport.Request.class,
                            NotifyReport.Response.class),
                    new OcppAction(
                            "PublishFirmware",
                            Direction.TO_STATION,
                            PublishFirmware.Request.class,
                            PublishFirmware.Response.class),
                    new OcppAction(
                            "PublishFirmwareStatusNotification",
                            Direction.FROM_STATION,
                            PublishFirmwareStatusNotification.Request.class,
                            PublishFirmwareStatusNotification.Response.class),
                    new OcppAction(
                            "ReportChargingProfiles",
                            Direction.FROM_STATION,
                            ReportChargingProfiles.Request.class,
                            ReportChargingProfiles.Response.class),
                    new OcppAction(
                            "RequestStartTransaction",
                            Direction.TO_STATION,
                            RequestStartTransaction.Request.class,
                            RequestStartTransaction.Response.class),
                    new OcppAction(
                            "RequestStopTransaction",
                            Direction.TO_STATION,
                            RequestStopTransaction.Request.class,
                            RequestStopTransaction.Response.class),
                    new OcppAction(
                            "ReservationStatusUpdate",
                            Direction.FROM_STATION,
                            ReservationStatusUpdate.Request.class,
                            ReservationStatusUpdate.Response.class),
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
                            "SetDisplayMessage",
                            Direction.TO_STATION,
                            SetDisplayMessage.Request.class,
                            SetDisplayMessage.Response.class),
                    new OcppAction(
                            "SetMonitoringBase",
                            Direction.TO_STATION,
                            SetMonitoringBase.Request.class,
                            SetMonitoringBase.Response.class),
                    new OcppAction(
                            "SetMonitoringLevel",
                            Direction.TO_STATION,
                            SetMonitoringLevel.Request.class,
                            SetMonitoringLevel.Response.class),
                    new OcppAction(
                            "SetNetworkProfile",
                            Direction.TO_STATION,
                            SetNetworkProfile.Request.class,
                            SetNetworkProfile.Response.class),
                    new OcppAction(
                            "SetVariableMonitoring",
                            Direction.TO_STATION,
                            SetVariableMonitoring.Request.class,
                            SetVariableMonitoring.Response.class),
                    new OcppAction(
                            "SetVariables",
                            Direction.TO_STATION,
                            SetVariables.Request.class,
                            SetVariables.Response.class),
                    new OcppAction(
                            "SignCertificate",
                            Direction.FROM_STATION,
                            SignCertificate.Request.class,
                            SignCertificate.Response.class),
                    new OcppAction(
                            "StatusNotification",
                            Direction.FROM_STATION,
                            StatusNotification.Request.class,
                            StatusNotification.Response.class),
                    new OcppAction(
                            "TransactionEvent",
                            Direction.FROM_STATION,
                            TransactionEvent.Request.class,
                            TransactionEvent.Response.class),
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
                            "UnpublishFirmware",
                            Direction.TO_STATION,
                            UnpublishFirmware.Request.class,
                            UnpublishFirmware.Response.class),
                    new OcppAction(
                            "UpdateFirmware",
                            Direction.TO_STATION,
                            UpdateFirmware.Request.class,
                            UpdateFirmware.Response.class));

    private Catalog() {}
}
