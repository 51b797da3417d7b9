package org.bluehorizons.ingestion.rates;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/rates}: what it cost, day by day, to get from one place or region to another. */
@RestController
@ConditionalOnRole(Role.API)
@AllowedTo({AccountRole.OPERATOR, AccountRole.STAKEHOLDER, AccountRole.PARTNER})
@Tag(name = "Rates", description = "Average prices between places and regions")
class RatesController {

    private static final String CURRENCY = "Rates-Currency";

    private final DailyRates rates;
    private final DayTotals totals;
    private final RateSettings settings;

    @Schema(name = "Rates")
    record Rates(
            @Schema(description = "One for each calendar day of the range, the newest first.")
                    List<DailyRate> rates) {}

    RatesController(DailyRates rates, DayTotals totals, RateSettings settings) {
        this.rates = rates;
        this.totals = totals;
        this.settings = settings;
    }

    @GetMapping("/v1/rates")
    @Operation(
            summary = "Average price of each day between two places or regions",
            description =
                    """
                    Counts all prices from any place in the origin to any in the destination. Averages \
                    are exact and rounded once, half even, to the minor unit of the currency (SGD: 2 \
                    decimals, JPY: none). Without "currency" they are in the currency of the prices \
                    when all have the same, else in the platform's base currency; the header \
                    Rates-Currency says which. Prices in another currency are converted by the rate of \
                    their day, or of the last day before it that has one; when there is none, the \
                    answer is 422 naming "currency". The ETag changes when prices, rates, places or \
                    regions do.\
                    """)
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            headers =
                    @Header(
                            name = CURRENCY,
                            description = "The currency of the prices, ISO 4217.",
                            schema = @Schema(type = "string", example = "SGD")))
    ResponseEntity<Rates> list(
            @Parameter(description = "First day.", example = "2021-01-01", required = true)
                    @RequestParam(name = "date_from", required = false)
                    @Nullable String from,
            @Parameter(
                            description =
                                    "Last day; at most 366 days in one answer unless configured otherwise.",
                            example = "2021-01-31",
                            required = true)
                    @RequestParam(name = "date_to", required = false)
                    @Nullable String to,
            @Parameter(
                            description = "Code of a place, or slug of a region of any depth.",
                            example = "SGSIN",
                            required = true)
                    @RequestParam(name = "orig_code", required = false)
                    @Nullable String origin,
            @Parameter(
                            description = "Code of a place, or slug of a region of any depth.",
                            example = "central_region",
                            required = true)
                    @RequestParam(name = "dest_code", required = false)
                    @Nullable String destination,
            @Parameter(description = "Converts to this one (ISO 4217).", example = "USD")
                    @RequestParam(required = false)
                    @Nullable String currency,
            @Parameter(hidden = true)
                    @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch) {
        var question =
                RateQuestion.parse(
                        from, to, origin, destination, currency, settings.longestRangeDays());
        // Read before the prices: at worst the tag is older than they are, and asked for again.
        var tag = "\"%d-%s\"".formatted(totals.version(), settings.baseCurrency());
        if (ifNoneMatch != null && ifNoneMatch.contains(tag)) {
            return answer(HttpStatus.NOT_MODIFIED, tag).build();
        }
        var answer = rates.answer(question);
        return answer(HttpStatus.OK, tag)
                .header(CURRENCY, answer.currency().getCurrencyCode())
                .body(new Rates(answer.rates()));
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status, String tag) {
        return ResponseEntity.status(status)
                .eTag(tag)
                .cacheControl(CacheControl.noCache().cachePrivate());
    }
}
