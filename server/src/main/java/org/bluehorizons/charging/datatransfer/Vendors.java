package org.bluehorizons.charging.datatransfer;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who understands which vendor's messages. */
@Component
class Vendors {

    private final Map<String, VendorMessages> byId;

    Vendors(ObjectProvider<VendorMessages> vendors) {
        this.byId =
                vendors.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        vendor -> vendor.vendorId().toLowerCase(Locale.ROOT),
                                        Function.identity()));
    }

    Optional<VendorMessages> find(String vendorId) {
        return Optional.ofNullable(byId.get(vendorId.toLowerCase(Locale.ROOT)));
    }
}
