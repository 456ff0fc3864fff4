package org.palier.proctoring.evidence;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.palier.engine.certification.Supervision;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.Sitting;
import org.palier.engine.sitting.Sittings;
import org.palier.engine.store.DocumentStore;
import org.palier.engine.web.IncomingBytes;
import org.palier.engine.web.OutgoingBytes;
import org.palier.proctoring.room.EvidenceEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The evidence of sittings: taken in, told of, read, erased. */
public final class Evidence {
  private static final Logger LOG = LoggerFactory.getLogger(Evidence.class);

  private final Segments segments;
  private final SittingKeys keys;
  private final TrackReports reports;
  private final Intake intake;
  private final InstantSource clock;
  private final KeepingRule rule;
  private final Breaks breaks;
  private final Purge purge;

  /**
   * @param rule   what may be kept of whom
   * @param breaks when nothing was to be recorded
   * @param hold whether a sitting's evidence must not be erased now: a case is open
   */
  public Evidence(
      Vertx vertx, DocumentStore store, EvidenceVault vault, InstantSource clock, KeepingRule rule, Breaks breaks,
      Function<String, Future<Boolean>> hold) {
    segments = new Segments(store);
    keys = new SittingKeys(store, clock);
    reports = new TrackReports(store, clock);
    intake = new Intake(vertx, vault, clock);
    this.clock = clock;
    this.rule = rule;
    this.breaks = breaks;
    purge = new Purge(segments, keys, reports, intake, clock, hold);
  }

  public Future<Void> declare() {
    return Future.all(segments.declare(), keys.declare(), reports.declare()).mapEmpty();
  }

  /** 0 well to 10 ill, as {@link Uploads} says. */
  public int health() {
    return intake.health();
  }

  /**
   * Takes in a segment of a sitting whose candidate sends it. Sent again, it is there already, and nothing is read.
   *
   * @return what stands; fails with {@code evidence-not-kept}, {@code evidence-closed}, {@code sitting-not-started}, {@code segment-differs},
   *     {@code segment-corrupt}, {@code too-large}, {@code busy} or {@code store-unavailable}: then nothing of it is kept
   */
  public Future<Segment> take(Sittings.Current of, Offer offer, IncomingBytes bytes) {
    var receivedAt = clock.instant();
    return keeping(of.sitting()).compose(keeping -> {
      EvidenceRules.checkTime(of.sitting(), receivedAt);
      EvidenceRules.checkRecorded(of.sitting(), offer.recordedOnServer(receivedAt));
      EvidenceRules.checkKind(keeping, offer);
      return segments.find(of.id(), offer.track(), offer.index())
          .compose(there -> there.isPresent() ? same(there.get(), offer) : takeNew(of.id(), keeping, offer, bytes, receivedAt));
    });
  }

  private Future<Segment> takeNew(String sitting, Keeping keeping, Offer offer, IncomingBytes bytes, Instant receivedAt) {
    return segments.last(sitting, offer.track()).compose(last -> {
      EvidenceRules.checkRoom(keeping, offer.track(), last.map(Segment::trackSize).orElse(0L), bytes.announced().orElse(0));
      return keys.toWrite(sitting);
    }).compose(key -> intake.receive(sitting, key, offer, bytes))
        .compose(received -> segments.append(sitting, offer.track(), offer.index(), before -> Chain.next(before, sitting, offer, receivedAt, received.size(), received.place()))
            .compose(stands -> stands.place().equals(received.place()) ? stillWanted(stands) : intake.delete(received.place()).compose(_ -> same(stands, offer)),
                failure -> intake.delete(received.place()).otherwiseEmpty().compose(_ -> Future.failedFuture(failure))));
  }

  private static Future<Segment> same(Segment stands, Offer offer) {
    return stands.sha256().equals(offer.sha256()) ? Future.succeededFuture(stands) : Future.failedFuture(new Refused(Reason.SEGMENT_DIFFERS));
  }

  /** The key may have been erased while the segment came in: then the purge did not see it. */
  private Future<Segment> stillWanted(Segment accepted) {
    return keys.find(accepted.sitting()).compose(key -> key.flatMap(SittingKey::key).isPresent() ? Future.succeededFuture(accepted)
        : intake.delete(accepted.place()).compose(_ -> segments.delete(accepted)).compose(_ -> Future.failedFuture(new Refused(Reason.EVIDENCE_CLOSED))));
  }

  /**
   * What is to be sent, and where numbers go on: for a page that lost an answer, or its memory.
   *
   * @param missing indexes asked for that are not here
   * @param here    those that are, with the SHA-256 of what was accepted: another window may have used the same number for something else
   * @param next    one more than the highest that came or was reported
   */
  public record Missing(List<Integer> missing, Map<Integer, String> here, int next, int health) {}

  /** @param from the first index asked for @param upTo the last; none when it is less */
  public Future<Missing> missing(String sitting, Track track, int from, int upTo) {
    return Future.all(segments.all(sitting, track), reports.find(sitting, track)).map(both -> {
      List<Segment> accepted = both.resultAt(0);
      TrackReport report = both.resultAt(1);
      var here = accepted.stream().filter(segment -> segment.index() >= from && segment.index() <= upTo)
          .collect(Collectors.toMap(Segment::index, Segment::sha256, (one, _) -> one, TreeMap::new));
      int highest = Math.max(report.made(), accepted.stream().mapToInt(Segment::index).max().orElse(0));
      return new Missing(TrackView.absent(here.keySet(), from, upTo), here, highest + 1, health());
    });
  }

  /** Notes how many segments the page made and which it gave up. Takes nothing back. @param lost what was to be kept and was not held any more, on our clock */
  public Future<Missing> report(Sittings.Current of, Track track, int made, List<Integer> dropped, List<Span> lost) {
    return keeping(of.sitting()).compose(keeping -> {
      EvidenceRules.checkTime(of.sitting(), clock.instant());
      if (keeping.evidence() == Supervision.Evidence.NONE) throw new Refused(Reason.EVIDENCE_NOT_KEPT);
      return keys.toWrite(of.id());
    }).compose(_ -> reports.add(of.id(), track, made, dropped, lost)).compose(_ -> missing(of.id(), track, 1, made));
  }

  /** What there is of a sitting. @param tracks only those of which anything is known @param erased when it was */
  public record Contents(String sitting, List<TrackView> tracks, Optional<Erasure> erased) {}

  public Future<Contents> list(String sitting) {
    return Future.all(Arrays.stream(Track.values()).map(track -> view(sitting, track)).toList())
        .compose(views -> explained(sitting, views.<TrackView>list().stream().filter(view -> !view.empty()).toList()))
        .compose(tracks -> keys.find(sitting).map(key -> new Contents(sitting, tracks, key.flatMap(SittingKey::erasure))));
  }

  /** Where the log of the sitting cannot be read, holes stay unexplained. */
  private Future<List<TrackView>> explained(String sitting, List<TrackView> tracks) {
    if (tracks.stream().noneMatch(TrackView::unexplained)) return Future.succeededFuture(tracks);
    return breaks.of(sitting).map(rests -> tracks.stream().map(track -> track.explained(rests)).toList()).otherwise(tracks);
  }

  private Future<TrackView> view(String sitting, Track track) {
    return Future.all(segments.all(sitting, track), reports.find(sitting, track)).map(both -> TrackView.of(track, both.resultAt(0), both.resultAt(1)));
  }

  /** Where the chains end now: to be noted where this package cannot change it. */
  public Future<Map<Track, Head>> heads(String sitting) {
    return list(sitting).map(contents -> contents.tracks().stream().filter(view -> view.head().position() > 0)
        .collect(Collectors.toMap(TrackView::track, TrackView::head, (one, _) -> one, () -> new EnumMap<>(Track.class))));
  }

  /** The heads of these sittings, as minutes note them. */
  public Future<List<EvidenceEnd>> ends(Collection<String> sittings) {
    return Future.all(sittings.stream().map(sitting -> heads(sitting).map(heads -> heads.entrySet().stream()
        .map(head -> new EvidenceEnd(sitting, head.getKey().code(), head.getValue().position(), head.getValue().link())).toList())).toList())
        .map(all -> all.<List<EvidenceEnd>>list().stream().flatMap(List::stream).toList());
  }

  /** Whether everything is still there that was there when this was noted. */
  public Future<Boolean> holds(EvidenceEnd noted) {
    return segments.all(noted.sitting(), Track.of(noted.track())).map(all -> Chain.holds(all, new Head(noted.segments(), noted.link())));
  }

  /** What would be read, without its bytes. Fails with {@code not-found} or {@code evidence-erased}. */
  public Future<Segment> readable(String sitting, Track track, int index) {
    return keys.toRead(sitting).compose(_ -> find(sitting, track, index));
  }

  private Future<Segment> find(String sitting, Track track, int index) {
    return segments.find(sitting, track, index).map(found -> found.orElseThrow(() -> new Refused(Reason.NOT_FOUND)));
  }

  /** A segment with its bytes as they were recorded, found to be what was accepted. Whoever takes them closes them. */
  public record Readable(Segment segment, OutgoingBytes bytes) {}

  /** Whoever calls has noted who looks. @return fails with {@code not-found}, {@code evidence-erased}, {@code busy}, or {@code evidence-damaged} when it is not what was accepted */
  public Future<Readable> read(String sitting, Track track, int index) {
    return keys.toRead(sitting).compose(key -> find(sitting, track, index)
        .compose(segment -> intake.read(segment, key).map(bytes -> new Readable(segment, bytes))
            .recover(failure -> failure instanceof IOException ? damaged(segment, failure.toString()) : Future.failedFuture(failure))));
  }

  private static <T> Future<T> damaged(Segment segment, String why) {
    LOG.error("evidence {} is damaged: {}", segment.id(), why);
    return Future.failedFuture(new Refused(Reason.EVIDENCE_DAMAGED));
  }

  /**
   * Erases the key first, then everything else; nothing more is taken of this sitting. Repeating it does no harm, and finishes what was interrupted.
   *
   * @param by an account, or the name of a rule
   * @return what there was; fails with {@code evidence-held} while a hold is on it
   */
  public Future<Erasure> erase(String sitting, String by) {
    return purge.erase(sitting, by);
  }

  /** Finishes erasures that were interrupted, and looks once more after those that were not. To be called now and then, on any node. */
  public Future<Void> sweep() {
    return purge.sweep();
  }

  private Future<Keeping> keeping(Sitting sitting) {
    return Future.succeededFuture(sitting.preparation().orElseThrow().assignment()).compose(rule::of);
  }

  /** Lets what is being written finish. */
  public Future<Void> close() {
    return intake.close();
  }
}
