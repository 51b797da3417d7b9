package org.bluehorizons.charging.tokens;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code bluehorizons.charging.tokens.*}.
 *
 * @param acceptUnknown whether tokens that nobody registered may charge; for test installations
 * @param acceptNoAuthorization whether a station that is set to ask for no token (OCPP 2.0.1's type
 *     NoAuthorization, such as a start button) may charge
 */
@ConfigurationProperties("bluehorizons.charging.tokens")
record TokenSettings(
        @DefaultValue("false") boolean acceptUnknown,
        @DefaultValue("true") boolean acceptNoAuthorization) {}
