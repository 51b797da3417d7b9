package org.bluehorizons.rental.gbfs;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.bluehorizons.accounts.OpenToAll;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** {@code /gbfs}: open data for everybody, from any page. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping(path = "/gbfs", produces = MediaType.APPLICATION_JSON_VALUE)
@CrossOrigin
@Tag(name = "Open data", description = "GBFS 3.0 feeds of each market")
class GbfsController {

    private static final Duration LISTS_TTL = Duration.ofMinutes(5);

    private static final Comparator<String> HOME_FIRST =
            Comparator.<String, Boolean>comparing(market -> !market.equals("SG"))
                    .thenComparing(Comparator.naturalOrder());

    private final Feeds feeds;
    private final FeedWriter writer;
    private final GbfsSettings settings;
    private final Clock clock;

    private record FeedList(List<NamedUrl> feeds) {}

    private record NamedUrl(String name, URI url) {}

    private record Versions(List<VersionUrl> versions) {}

    private record VersionUrl(String version, URI url) {}

    private record Manifest(List<Dataset> datasets) {}

    private record Dataset(String systemId, List<VersionUrl> versions) {}

    GbfsController(Feeds feeds, FeedWriter writer, GbfsSettings settings, Clock clock) {
        this.feeds = feeds;
        this.writer = writer;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/manifest.json")
    @OpenToAll
    @Operation(summary = "The systems that there are, one for each market")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = "object", name = "GbfsManifest")))
    ResponseEntity<byte[]> manifest() {
        return answer(
                list(
                        new Manifest(
                                feeds.markets().stream()
                                        .sorted()
                                        .map(market ->
                                                new Dataset(
                                                        settings.systemId(market),
                                                        versions(market.toLowerCase(Locale.ROOT))))
                                        .toList())));
    }

    @GetMapping("/gbfs_versions.json")
    @OpenToAll
    @Operation(summary = "The versions of the first system; see the manifest for all systems")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = "object", name = "GbfsVersions")))
    ResponseEntity<byte[]> versions() {
        return answer(
                list(
                        new Versions(
                                feeds.markets().stream()
                                        .min(HOME_FIRST)
                                        .map(market -> versions(market.toLowerCase(Locale.ROOT)))
                                        .orElse(List.of()))));
    }

    @GetMapping("/3.0/{market}/{feed}.json")
    @OpenToAll
    @Operation(
            summary = "A feed of a system",
            description = "GBFS 3.0; \"gbfs\" lists the others. A car's id changes with each trip.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = "object", name = "GbfsFeed")))
    ResponseEntity<byte[]> feed(
            @Parameter(example = "sg") @PathVariable String market,
            @Parameter(example = "vehicle_status") @PathVariable String feed) {
        return switch (feed) {
            case "gbfs" -> answer(list(feedList(known(market))));
            case "gbfs_versions" -> answer(list(new Versions(versions(known(market)))));
            default -> answer(feeds.get(market, named(feed)));
        };
    }

    private String known(String market) {
        feeds.knownMarket(market);
        return market;
    }

    private static Feed named(String feed) {
        return Feed.of(feed)
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.NOT_FOUND,
                                "feed_not_found",
                                "There is no such feed; see gbfs.json."));
    }

    private FeedList feedList(String market) {
        var list = new ArrayList<NamedUrl>();
        list.add(new NamedUrl("gbfs", url(market, "gbfs")));
        list.add(new NamedUrl("gbfs_versions", url(market, "gbfs_versions")));
        for (var feed : Feed.values()) {
            list.add(new NamedUrl(feed.word(), url(market, feed.word())));
        }
        return new FeedList(list);
    }

    private List<VersionUrl> versions(String market) {
        return List.of(new VersionUrl(Document.VERSION, url(market, "gbfs")));
    }

    private URI url(String market, String feed) {
        var base =
                settings.publicUrl().isEmpty()
                        ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                        : settings.publicUrl();
        return URI.create("%s/gbfs/%s/%s/%s.json".formatted(base, Document.VERSION, market, feed));
    }

    /** Lists name this server, which the caller may know by another name: so they are not kept. */
    private Document list(Object data) {
        var seconds = LISTS_TTL.toSeconds();
        var lately = Instant.ofEpochSecond(clock.instant().getEpochSecond() / seconds * seconds);
        return Document.of(writer.write(data), LISTS_TTL, lately, null);
    }

    /** Spring answers 304 to whoever has it already. */
    private static ResponseEntity<byte[]> answer(Document document) {
        return ResponseEntity.ok()
                .eTag(document.etag())
                .cacheControl(CacheControl.maxAge(document.ttl()).cachePublic())
                .body(document.body());
    }
}
