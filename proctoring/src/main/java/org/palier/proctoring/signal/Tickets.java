package org.palier.proctoring.signal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/** Tickets made on this node and not used yet. In memory: who loses one asks for another. */
final class Tickets {
  static final int NODE_LENGTH = 8;
  private static final int MOST = 20_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String node = HexFormat.of().toHexDigits(RANDOM.nextInt());
  private final SignalConfig config;
  private final InstantSource clock;
  /** The oldest first: all live equally long. */
  private final Map<String, Ticket> waiting = new LinkedHashMap<>();
  private final Map<String, Integer> each = new HashMap<>();
  private final Cache<String, Bucket> allowances = Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(Duration.ofMinutes(5)).executor(Runnable::run).build();

  Tickets(SignalConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
  }

  /** This node, as the tickets made here begin. */
  String node() {
    return node;
  }

  static String nodeOf(String connection) {
    return connection.substring(0, Math.min(NODE_LENGTH, connection.length()));
  }

  /** @throws Refused {@code too-many-tries} or {@code busy} */
  Ticket make(String account, String session, String tab, String room, Optional<String> sitting, long lastSeq) {
    forgetExpired();
    if (waiting.size() >= MOST) throw new Refused(Reason.BUSY, Map.of("retryAfterSeconds", 5));
    boolean fast = !allowances.get(account, _ -> allowance()).tryConsume(1);
    if (fast || each.getOrDefault(account, 0) >= config.tickets()) throw new Refused(Reason.TOO_MANY_TRIES, Map.of("retryAfterSeconds", config.ticketLife().toSeconds()));
    var bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    var connection = node + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var ticket = new Ticket(connection, account, session, tab, room, sitting, lastSeq, clock.instant().plus(config.ticketLife()));
    waiting.put(connection, ticket);
    each.merge(account, 1, Integer::sum);
    return ticket;
  }

  /** Once, and only for the web session it was made for; whoever tries another's takes nothing away. */
  Optional<Ticket> take(String connection, String session) {
    var ticket = waiting.get(connection);
    if (ticket == null || !ticket.session().equals(session)) return Optional.empty();
    forget(ticket);
    return clock.instant().isBefore(ticket.expiresAt()) ? Optional.of(ticket) : Optional.empty();
  }

  private void forget(Ticket ticket) {
    waiting.remove(ticket.connection());
    each.computeIfPresent(ticket.account(), (_, count) -> count == 1 ? null : count - 1);
  }

  private void forgetExpired() {
    var now = clock.instant();
    waiting.values().stream().takeWhile(ticket -> !now.isBefore(ticket.expiresAt())).toList().forEach(this::forget);
  }

  private Bucket allowance() {
    int each = config.tickets() * 5;
    return Bucket.builder().addLimit(limit -> limit.capacity(each).refillGreedy(each, Duration.ofMinutes(1))).build();
  }
}
