package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code SetNetworkProfile}. Sets how a station connects. */
public final class SetNetworkProfile {

    private SetNetworkProfile() {}

    public record Request(Integer configurationSlot, NetworkConnectionProfile connectionData) {}

    public record Response(SetNetworkProfileStatus status, @Nullable StatusInfo statusInfo) {}

    public enum APNAuthentication {
        @JsonProperty("CHAP")
        CHAP,
        @JsonProperty("NONE")
        NONE,
        @JsonProperty("PAP")
        PAP,
        @JsonProperty("AUTO")
        AUTO
    }

    public record APN(
            @Size(max = 512) String apn,
            @Size(max = 20) @Nullable String apnUserName,
            @Size(max = 20) @Nullable String apnPassword,
            @Nullable Integer simPin,
            @Size(max = 6) @Nullable String preferredNetwork,
            @Nullable Boolean useOnlyPreferredNetwork,
            APNAuthentication apnAuthentication) {}

    public enum OCPPVersion {
        @JsonProperty("OCPP12")
        OCPP12,
        @JsonProperty("OCPP15")
        OCPP15,
        @JsonProperty("OCPP16")
        OCPP16,
        @JsonProperty("OCPP20")
        OCPP20
    }

    public enum OCPPTransport {
        @JsonProperty("JSON")
        JSON,
        @JsonProperty("SOAP")
        SOAP
    }

    public enum OCPPInterface {
        @JsonProperty("Wired0")
        WIRED0,
        @JsonProperty("Wired1")
        WIRED1,
        @JsonProperty("Wired2")
        WIRED2,
        @JsonProperty("Wired3")
        WIRED3,
        @JsonProperty("Wireless0")
        WIRELESS0,
        @JsonProperty("Wireless1")
        WIRELESS1,
        @JsonProperty("Wireless2")
        WIRELESS2,
        @JsonProperty("Wireless3")
        WIRELESS3
    }

    public enum VPNKind {
        @JsonProperty("IKEv2")
        IK_EV2,
        @JsonProperty("IPSec")
        IP_SEC,
        @JsonProperty("L2TP")
        L2TP,
        @JsonProperty("PPTP")
        PPTP
    }

    public record VPN(
            @Size(max = 512) String server,
            @Size(max = 20) String user,
            @Size(max = 20) @Nullable String group,
            @Size(max = 20) String password,
            @Size(max = 255) String key,
            VPNKind type) {}

    public record NetworkConnectionProfile(
            @Nullable APN apn,
            OCPPVersion ocppVersion,
            OCPPTransport ocppTransport,
            @Size(max = 512) String ocppCsmsUrl,
            Integer messageTimeout,
            Integer securityProfile,
            OCPPInterface ocppInterface,
            @Nullable VPN vpn) {}

    public enum SetNetworkProfileStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED,
        @JsonProperty("Failed")
        FAILED
    }
}
