package org.bluehorizons.rental.bookings;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bluehorizons.notifications.Notifications;
import org.bluehorizons.notifications.Notifications.Message;
import org.bluehorizons.notifications.Notifications.Recipient;
import org.bluehorizons.rental.Markets;
import org.bluehorizons.rental.drivers.Driver;
import org.bluehorizons.rental.drivers.Drivers;
import org.bluehorizons.rental.journal.JournalListener;
import org.bluehorizons.rental.journal.RentalEvent;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Tells drivers what happens to their bookings and their money. */
@Component
class DriverMessages implements JournalListener {

    private static final Set<String> TOLD =
            Set.of(
                    "booking.made",
                    "booking.expiring",
                    "booking.expired",
                    "booking.no_show",
                    "booking.cancelled",
                    "booking.reassigned",
                    "trip.overdue",
                    "trip.ended",
                    "payment.failed",
                    "payment.refunded");

    private final Notifications notifications;
    private final Drivers drivers;
    private final Markets markets;

    private record Words(String title, String text, boolean urgent) {}

    DriverMessages(Notifications notifications, Drivers drivers, Markets markets) {
        this.notifications = notifications;
        this.drivers = drivers;
        this.markets = markets;
    }

    @Override
    public String name() {
        return "driver-messages";
    }

    @Override
    public Set<String> types() {
        return TOLD;
    }

    @Override
    public void take(RentalEvent event) {
        if (event.driverId() != null) {
            drivers.find(event.driverId())
                    .filter(driver -> driver.subject() != null)
                    .ifPresent(driver ->
                            words(event, driver).ifPresent(words -> tell(driver, event, words)));
        }
    }

    private void tell(Driver driver, RentalEvent event, Words words) {
        notifications.tell(
                new Recipient(
                        Optional.ofNullable(driver.subject()).orElse(""),
                        driver.email(),
                        driver.phone()),
                new Message(
                        "rental-event:" + event.id(),
                        words.title(),
                        words.text(),
                        event.bookingId() == null ? null : "booking:" + event.bookingId(),
                        words.urgent()));
    }

    private Optional<Words> words(RentalEvent event, Driver driver) {
        var data = event.data();
        return Optional.ofNullable(
                switch (event.type()) {
                    case "booking.made" ->
                            new Words(
                                    "Your car is booked",
                                    "It is yours until %s."
                                            .formatted(time(data, "/expiresAt", driver)),
                                    false);
                    case "booking.expiring" ->
                            new Words(
                                    "Your booking runs out soon",
                                    "Unlock the car before %s, or it is given free."
                                            .formatted(time(data, "/expiresAt", driver)),
                                    true);
                    case "booking.expired" ->
                            new Words("Your booking has run out", "It costs nothing.", false);
                    case "booking.no_show" ->
                            new Words(
                                    "You did not come for your reservation",
                                    "The car is free for others again." + fee(data),
                                    true);
                    case "booking.cancelled" ->
                            new Words(
                                    "Your booking is cancelled",
                                    (text(data, "/reason") + fee(data)).strip(),
                                    false);
                    case "booking.reassigned" ->
                            new Words(
                                    "You get another car",
                                    "Look at your booking for where it stands: "
                                            + text(data, "/reason"),
                                    true);
                    case "trip.overdue" ->
                            new Words(
                                    "Somebody waits for your car",
                                    "Your booking is over. Bring the car back, or call us.",
                                    true);
                    case "trip.ended" ->
                            new Words(
                                    "Thank you for driving",
                                    "The trip cost %s %s."
                                            .formatted(
                                                    text(data, "/total/currency"),
                                                    text(data, "/total/amount")),
                                    false);
                    case "payment.failed" ->
                            new Words(
                                    "We could not collect a payment",
                                    "Pay it in the app; you cannot book before: "
                                            + text(data, "/what"),
                                    true);
                    case "payment.refunded" ->
                            new Words(
                                    "You get money back",
                                    "We have refunded %s %s."
                                            .formatted(
                                                    text(data, "/currency"), text(data, "/what")),
                                    false);
                    // The rest is for staff, or told by who does it.
                    default -> null;
                });
    }

    private String time(JsonNode data, String pointer, Driver driver) {
        var text = data.at(pointer).asString();
        return text.isEmpty()
                ? ""
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(Locale.forLanguageTag(driver.locale()))
                        .withZone(markets.get(driver.market()).timeZone())
                        .format(Instant.parse(text));
    }

    private static String fee(JsonNode data) {
        return data.at("/fee/amount").isMissingNode()
                ? ""
                : " A fee of %s %s is due."
                        .formatted(text(data, "/fee/currency"), text(data, "/fee/amount"));
    }

    private static String text(JsonNode data, String pointer) {
        return data.at(pointer).asString();
    }
}
