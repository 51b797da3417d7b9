package org.bluehorizons.charging.sharing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bluehorizons.charging.sharing.SiteFacts.OutletFacts;
import org.bluehorizons.charging.sharing.SiteFacts.SessionFacts;
import org.bluehorizons.charging.sharing.SiteFacts.StationFacts;

/**
 * Which limits a site's stations shall have, and which of them may be sent now.
 *
 * <p>Stations that cannot be asked keep what may be in force there, and that is taken from the
 * limit. Of the rest each reachable station's default is a part of the fair share of an outlet, so
 * that whoever begins charging is within the limit before anybody has heard of it. What remains is
 * shared among the sessions.
 *
 * <p>A limit that falls is sent at once. One that rises is sent as far as what may be drawn at
 * worst leaves room below the site's limit; so what is taken from one is given to another only when
 * its station has confirmed it.
 *
 * @param targets watts of each session's outlet
 * @param exposed watts that may be drawn at worst, with the changes on their way
 */
record PowerPlan(
        List<Change> changes, Map<Outlet, Integer> targets, long exposed, boolean limited) {

    private static final int ROUND = 100;
    private static final int LEAST_MATERIAL = 200;

    PowerPlan {
        changes = List.copyOf(changes);
        targets = Map.copyOf(targets);
    }

    static PowerPlan of(SiteFacts site, SharingSettings settings, long turn) {
        return new Making(site, settings).make(turn);
    }

    private static final class Making {

        private final SiteFacts site;
        private final SharingSettings settings;
        private final Exposure exposure;
        private final Map<String, Integer> defaults = new HashMap<>();
        private final List<Change> changes = new ArrayList<>();

        /** A limit that may be sent only as far as there is room. */
        private record Rise(
                StationFacts station, OutletFacts at, SessionFacts session, int watts) {}

        Making(SiteFacts site, SharingSettings settings) {
            this.site = site;
            this.settings = settings;
            this.exposure = new Exposure(site);
        }

        PowerPlan make(long turn) {
            chooseDefaults();
            var claims = claims();
            var targets = LoadSharing.share(forSessions(), claims, turn);
            sendDefaults();
            sendSessions(targets);
            var limited =
                    claims.stream()
                            .anyMatch(claim ->
                                    targets.getOrDefault(claim.outlet(), 0) < claim.wanted());
            return new PowerPlan(changes, targets, exposure.of(site), limited);
        }

        private void chooseDefaults() {
            long free = site.limit();
            long most = 0;
            var outlets = 0;
            for (var station : site.stations()) {
                if (isSteered(station)) {
                    most += station.outlets().stream().mapToLong(OutletFacts::most).sum();
                    outlets += station.outlets().size();
                } else {
                    free -= exposure.of(station);
                }
            }
            var share = Math.max(0, free) / Math.max(1, outlets) * settings.defaultPercent() / 100;
            for (var station : site.stations()) {
                if (isSteered(station)) {
                    var wanted = free >= most ? station.most() : Math.min(share, station.most());
                    defaults.put(station.id(), (int) wanted / ROUND * ROUND);
                }
            }
        }

        /** Whether its default is what we choose, or will be. */
        private static boolean isSteered(StationFacts station) {
            return station.reachable() && !station.standing().waiting();
        }

        private boolean isShared(StationFacts station, OutletFacts at) {
            return isSteered(station) && at.session() != null && !at.own().waiting();
        }

        /** The limit less all that is not for sessions to share. */
        private long forSessions() {
            var left = site.limit();
            for (var station : site.stations()) {
                for (var at : station.outlets()) {
                    if (!isShared(station, at)) {
                        left -=
                                isSteered(station)
                                        ? Math.min(
                                                at.most(),
                                                Math.max(at.own().possible(), assured(station)))
                                        : exposure.of(at);
                    }
                }
            }
            return left;
        }

        private List<Claim> claims() {
            var claims = new ArrayList<Claim>();
            for (var station : site.stations()) {
                for (var at : station.outlets()) {
                    var session = at.session();
                    if (session != null && isShared(station, at)) {
                        claims.add(
                                new Claim(
                                        at.outlet(),
                                        assured(station),
                                        at.least(),
                                        session.wanted(),
                                        at.most(),
                                        session.weight()));
                    }
                }
            }
            return claims;
        }

        private int assured(StationFacts station) {
            var confirmed = station.standing().confirmed();
            var chosen = defaults.getOrDefault(station.id(), 0);
            return confirmed == null || isMaterial(confirmed, chosen) ? chosen : confirmed;
        }

        private void sendDefaults() {
            for (var station : site.stations()) {
                var standing = station.standing();
                if (!isSteered(station) || standing.pending() || station.outlets().isEmpty()) {
                    continue;
                }
                var watts = assured(station);
                var isNew = standing.confirmed() == null || standing.confirmed() != watts;
                if ((isNew || standing.stale()) && hasRoomForDefault(station, watts)) {
                    changes.add(
                            new Change(
                                    new Outlet(station.id(), 0),
                                    Wiring.phases(station.most()),
                                    null,
                                    watts,
                                    exposure.allowDefault(station, watts)));
                }
            }
        }

        private boolean hasRoomForDefault(StationFacts station, int watts) {
            long more = 0;
            for (var at : station.outlets()) {
                more += Math.max(0, Math.min(at.most(), watts) - exposure.of(at));
            }
            return more == 0 || more <= room();
        }

        private long room() {
            return site.limit() - exposure.of(site);
        }

        private void sendSessions(Map<Outlet, Integer> targets) {
            var rises = new ArrayList<Rise>();
            for (var station : site.stations()) {
                for (var at : station.outlets()) {
                    var session = at.session();
                    var target = targets.get(at.outlet());
                    if (session == null || target == null || at.own().pending()) {
                        continue;
                    }
                    var watts = target / ROUND * ROUND;
                    if (!isNeeded(station, at, watts)) {
                        continue;
                    }
                    rises.add(new Rise(station, at, session, watts));
                }
            }
            rises.sort(
                    Comparator.comparingInt((Rise rise) -> rise.watts() - exposure.of(rise.at()))
                            .thenComparing(rise -> rise.at().outlet()));
            rises.forEach(this::sendAsFarAsThereIsRoom);
        }

        private boolean isNeeded(StationFacts station, OutletFacts at, int watts) {
            var own = at.own();
            var confirmed = own.confirmed();
            if (confirmed == null) {
                var standing = station.standing().confirmed();
                return own.possible() > 0 || standing == null || isMaterial(standing, watts);
            }
            return own.stale() || own.possible() > confirmed || isMaterial(confirmed, watts);
        }

        private void sendAsFarAsThereIsRoom(Rise rise) {
            var now = exposure.of(rise.at());
            var room = Math.max(0, room());
            var watts =
                    rise.watts() <= now ? rise.watts() : (int) Math.min(rise.watts(), now + room);
            watts = watts / ROUND * ROUND;
            var isCut = watts < rise.watts();
            if (isCut && !isNeeded(rise.station(), rise.at(), watts)) {
                return;
            }
            if (watts > now + room) {
                return;
            }
            changes.add(
                    new Change(
                            rise.at().outlet(),
                            Wiring.phases(rise.at().most()),
                            rise.session(),
                            watts,
                            exposure.allow(rise.at(), watts)));
        }

        private boolean isMaterial(int before, int after) {
            var change = Math.abs((long) after - before);
            if (after == 0 || before == 0) {
                return change > 0;
            }
            var percents = (long) before * settings.materialPercent() / 100;
            return change >= Math.max(LEAST_MATERIAL, percents);
        }
    }
}
