package org.palier.proctoring.evidence;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.Sittings;
import org.palier.engine.web.Api;
import org.palier.engine.web.Call;
import org.palier.engine.web.Reply;
import org.palier.proctoring.room.Looks;

/** A candidate's page sends; staff who review look. Somebody else's sitting is not there: 404, never 403. */
public final class EvidenceRoutes {
  private static final String DIGEST = "sha-256=:";

  private final Evidence evidence;
  private final Sittings sittings;
  private final NotedEnds noted;
  private final Looks looks;
  private final InstantSource clock;

  /** @param looks notes who looks; before it has succeeded no byte is given */
  public EvidenceRoutes(Evidence evidence, Sittings sittings, NotedEnds noted, Looks looks, InstantSource clock) {
    this.evidence = evidence;
    this.sittings = sittings;
    this.noted = noted;
    this.looks = looks;
    this.clock = clock;
  }

  public void mount(Api api) {
    api.on("sendEvidence", this::send)
        .on("findMissingEvidence", this::findMissing)
        .on("reportEvidence", this::report)
        .on("listEvidence", call -> sittings.prepared(call.path("sitting")).compose(_ -> looks.note(call.caller().account(), Looks.Kind.EVIDENCE, call.path("sitting")))
            .compose(_ -> list(call.path("sitting"))).map(Reply::ok))
        .on("getEvidence", this::look);
  }

  /** @param receivedAt when it was accepted, be it now or earlier */
  record Kept(Track track, int index, String sha256, Instant receivedAt, int health) {}

  private Future<Reply> send(Call call) {
    var offer = new Offer(track(call), call.pathNumber("index"), new Span(instant(call, "X-Started-At"), instant(call, "X-Ended-At")), instant(call, "X-Sent-At"),
        sha256(call), Media.of(call.header("X-Media-Type").orElseThrow()), call.header("X-Incident").orElseThrow().equals("true"));
    return mine(call).compose(current -> evidence.take(current, offer, call.bytes()))
        .map(kept -> Reply.ok(new Kept(kept.track(), kept.index(), kept.sha256(), kept.receivedAt(), evidence.health())));
  }

  private Future<Reply> findMissing(Call call) {
    int from = Math.toIntExact(call.queryNumber("from").orElse(1L));
    int upTo = Math.toIntExact(call.queryNumber("upTo").orElseThrow());
    return mine(call).compose(current -> evidence.missing(current.id(), track(call), from, upTo)).map(Reply::ok);
  }

  private Future<Reply> report(Call call) {
    var dropped = call.body().getJsonArray("dropped").stream().map(index -> ((Number) index).intValue()).toList();
    int made = call.body().getInteger("made");
    if (dropped.stream().anyMatch(index -> index > made)) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", "dropped"));
    return mine(call).compose(current -> evidence.report(current, track(call), made, dropped, lost(call))).map(Reply::ok);
  }

  /** Moved to our clock: what is told is told at once. */
  private List<Span> lost(Call call) {
    var told = call.body().getJsonArray("lost", new JsonArray());
    if (told.isEmpty()) return List.of();
    var sentAt = instant(Optional.ofNullable(call.body().getString("sentAt")), "sentAt");
    var ahead = Duration.between(sentAt, clock.instant());
    return told.stream().map(JsonObject.class::cast)
        .map(one -> new Span(instant(Optional.ofNullable(one.getString("from")), "from"), instant(Optional.ofNullable(one.getString("to")), "to")).moved(ahead)).toList();
  }

  /** @param noted what minutes say was there when they were sealed, and whether it still is; nothing of it once all was erased */
  record Listed(String sitting, List<TrackView> tracks, Optional<Erasure> erased, List<NotedEnds.Noted> noted) {}

  private Future<Listed> list(String sitting) {
    return evidence.list(sitting).compose(contents -> (contents.erased().isPresent() ? Future.succeededFuture(List.<NotedEnds.Noted>of()) : noted.of(sitting))
        .map(ends -> new Listed(sitting, contents.tracks(), contents.erased(), ends)));
  }

  private Future<Reply> look(Call call) {
    var sitting = call.path("sitting");
    return evidence.readable(sitting, track(call), call.pathNumber("index"))
        .compose(_ -> looks.note(call.caller().account(), Looks.Kind.EVIDENCE, sitting))
        .compose(_ -> evidence.read(sitting, track(call), call.pathNumber("index")))
        .map(found -> Reply.stream(found.segment().media().type(), found.bytes()));
  }

  private Future<Sittings.Current> mine(Call call) {
    return sittings.current(call.path("sitting")).map(current -> {
      var assignment = current.sitting().preparation().orElseThrow().assignment();
      if (!call.caller().owns(assignment.candidate(), assignment.examSession())) throw new Refused(Reason.NOT_FOUND);
      return current;
    });
  }

  private static Track track(Call call) {
    return Track.of(call.path("track"));
  }

  private static Instant instant(Call call, String header) {
    return instant(call.header(header), header);
  }

  private static Instant instant(Optional<String> text, String field) {
    try {
      return OffsetDateTime.parse(text.orElseThrow(() -> new Refused(Reason.MALFORMED, Map.of("field", field)))).toInstant();
    } catch (DateTimeParseException _) {
      throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", field));
    }
  }

  /** The digest as RFC 9530 writes it, in the hexadecimal digits in which it is stored. */
  private static String sha256(Call call) {
    var field = call.header("Content-Digest").orElseThrow();
    return HexFormat.of().formatHex(Base64.getDecoder().decode(field.substring(DIGEST.length(), field.length() - 1)));
  }
}
