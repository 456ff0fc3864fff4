package org.palier.proctoring.signal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.palier.engine.sitting.Sittings;
import org.palier.proctoring.room.CandidateRoomRoutes.Accommodations;
import org.palier.proctoring.room.Order;
import org.palier.proctoring.room.RoomCommand;
import org.palier.proctoring.room.Rooms;
import org.palier.proctoring.room.SignalKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that a candidate's page comes from another address, or another browser, than it did, while his test runs. A hint for a person, with a known
 * weakness: a mobile network changes addresses by itself. No address is kept: a digest under a key that this process made up and forgets, in memory. A
 * node only knows what came to it since it began.
 */
final class SecondSessions {
  private static final Logger LOG = LoggerFactory.getLogger(SecondSessions.class);
  private static final int MOST = 20_000;
  /** A phone that goes back and forth between two networks is one hint in so long. */
  private static final Duration ONE = Duration.ofMinutes(10);

  private final Rooms rooms;
  private final Sittings sittings;
  private final Accommodations accommodations;
  private final byte[] key = new byte[32];
  private final Cache<String, String> origins = Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(Duration.ofHours(12)).executor(Runnable::run).build();
  private final Cache<String, Boolean> told = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(ONE).executor(Runnable::run).build();

  SecondSessions(Rooms rooms, Sittings sittings, Accommodations accommodations) {
    this.rooms = rooms;
    this.sittings = sittings;
    this.accommodations = accommodations;
    new SecureRandom().nextBytes(key);
  }

  /** A candidate's page has a socket. */
  void arrived(Connection connection) {
    if (!connection.ofCandidate()) return;
    var request = connection.socket.routingContext().request();
    arrived(connection.room(), connection.peer(), connection.caller.account(), request.remoteAddress().hostAddress(), Optional.ofNullable(request.getHeader("User-Agent")).orElse(""))
        .onFailure(failure -> LOG.warn("a second session could not be noted: {}", failure.toString()));
  }

  private Future<?> arrived(String room, String sitting, String candidate, String address, String agent) {
    var origin = digest(address + "\n" + agent);
    var before = origins.asMap().put(sitting, origin);
    if (before == null || before.equals(origin) || told.getIfPresent(sitting) != null) return Future.succeededFuture();
    return sittings.summary(sitting).compose(summary -> {
      if (!summary.state().underWay()) return Future.succeededFuture();
      told.put(sitting, true);
      return accommodations.of(candidate)
          .map(granted -> granted.map(one -> one.mutedSignals()).orElse(List.of()).contains(SignalKind.SECOND_SESSION.code()))
          .compose(muted -> rooms.handle(room, Order.ofHouse(new RoomCommand.NoticeSecondSession(sitting, muted))))
          .onFailure(_ -> told.invalidate(sitting));
    });
  }

  private String digest(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
