package org.palier.deploy.drill;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import org.palier.deploy.drill.UploadLine.Said;
import org.palier.deploy.load.Seats.Seat;

/**
 * A candidate's page: has made its recordings, sends each once over a bad line in any order, then asks what is missing until nothing is
 * but what it has lost itself. Of that it reports one half; the other half the server must find out. For one thread.
 */
final class Uploader {
  static final List<String> TRACKS = List.of("camera", "screen");
  private static final int PATIENCE_ROUNDS = 200;
  private static final int LOST_BY_PAGE_PERCENT = 4;

  private final Seat seat;
  private final UploadLine line;
  private final int segments;
  private final Random random;
  private final Faults.Tally happened = new Faults.Tally();
  private final Set<SegmentName> acknowledged = new HashSet<>();
  /** What the page lost before it was sent. */
  private final Set<SegmentName> gone = new HashSet<>();

  record SegmentName(String track, int index) {}

  Uploader(Seat seat, int port, int segments, long seed) {
    this.seat = seat;
    this.segments = segments;
    random = new Random(seed);
    line = new UploadLine(seat.token(), port);
  }

  void begin() {
    expect(line.json("POST", "/api/sittings/" + seat.sitting() + "/start", ""));
  }

  /** Each once, with whatever happens to it. A server that is away is one more thing that happens. */
  void uploadOnce() {
    var all = new ArrayList<SegmentName>();
    for (var track : TRACKS) for (int index = 1; index <= segments; index++) all.add(new SegmentName(track, index));
    Collections.shuffle(all, random);
    for (var name : all) {
      if (random.nextInt(100) < LOST_BY_PAGE_PERCENT) gone.add(name);
      else attempt(name, Faults.next(random));
    }
  }

  /** Asks what is missing and sends it, still over the bad line, until nothing is missing but what is gone. */
  void finish() {
    for (var track : TRACKS) {
      var lost = new TreeSet<>(gone.stream().filter(name -> name.track.equals(track)).map(SegmentName::index).toList());
      var reported = new JsonArray(lost.stream().filter(index -> index % 2 == 0).map(index -> (Object) index).toList());
      expect(line.json("PUT", path(track), new JsonObject().put("made", segments).put("dropped", reported).encode()));
      for (int round = 0; !missing(track).equals(lost); round++) {
        if (round == PATIENCE_ROUNDS) throw new IllegalStateException("after " + round + " rounds still missing: " + missing(track) + ", lost: " + lost);
        for (int index : missing(track)) if (!lost.contains(index)) attempt(new SegmentName(track, index), Faults.next(random));
      }
    }
  }

  private Set<Integer> missing(String track) {
    var reply = expect(line.json("GET", path(track) + "/missing?upTo=" + segments, ""));
    return new TreeSet<>(reply.getJsonArray("missing").stream().map(index -> (Integer) index).toList());
  }

  private void attempt(SegmentName name, Faults fault) {
    happened.happens(fault);
    var bytes = bytes(name);
    switch (fault) {
      case NONE -> heard(name, line.segment(path(name), bytes, bytes), true);
      case LOST -> { }
      case CUT -> line.cut(path(name), bytes, random.nextInt(bytes.length));
      case ANSWER_LOST -> line.segment(path(name), bytes, bytes);
      case ALTERED -> heard(name, line.segment(path(name), bytes, altered(bytes)), false);
      case TRUNCATED -> heard(name, line.segment(path(name), bytes, Arrays.copyOf(bytes, random.nextInt(bytes.length))), false);
      case DOUBLED -> doubled(name, bytes);
      case SOMETHING_ELSE -> somethingElse(name);
    }
  }

  private void doubled(SegmentName name, byte[] bytes) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var other = threads.submit(() -> line.segment(path(name), bytes, bytes));
      heard(name, line.segment(path(name), bytes, bytes), true);
      heard(name, other.get(), true);
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whole and with its own digest, but under the number of one that was acknowledged; instead of this one, if there is such. */
  private void somethingElse(SegmentName name) {
    if (acknowledged.isEmpty()) {
      attempt(name, Faults.NONE);
      return;
    }
    var taken = List.copyOf(acknowledged).get(random.nextInt(acknowledged.size()));
    var other = altered(bytes(taken));
    line.segment(path(taken), other, other).ifPresent(said -> {
      if (said.code().equals("segment-differs")) happened.refusedOther();
      else if (said.status() != 503) unexpected(taken, said);
    });
  }

  /** @param whole whether what was sent is what was announced */
  private void heard(SegmentName name, java.util.Optional<Said> answer, boolean whole) {
    answer.ifPresent(said -> {
      if (said.status() == 200 && whole) acknowledged.add(name);
      else if (said.code().equals("segment-corrupt") && !whole) happened.refusedCorrupt();
      // It was there already, and what came was not looked at; or the server had too much to do.
      else if (said.status() != 200 && said.status() != 503) unexpected(name, said);
    });
  }

  private void unexpected(SegmentName name, Said said) {
    happened.answeredOtherwise(name + " " + said);
  }

  private byte[] altered(byte[] bytes) {
    var other = bytes.clone();
    other[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
    return other;
  }

  /** Made from its name alone, so that it need not be kept: 4 to 120 kilobytes that begin as WebM does. */
  byte[] bytes(SegmentName name) {
    var own = new Random((seat.sitting() + name).hashCode());
    var bytes = new byte[4_096 + own.nextInt(120_000)];
    own.nextBytes(bytes);
    System.arraycopy(new byte[] {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3}, 0, bytes, 0, 4);
    return bytes;
  }

  private static JsonObject expect(java.util.Optional<Said> answer) {
    var said = answer.orElseThrow(() -> new IllegalStateException("no answer"));
    if (said.status() != 200) throw new IllegalStateException(said.toString());
    return new JsonObject(said.body());
  }

  private String path(String track) {
    return "/api/sittings/" + seat.sitting() + "/evidence/" + track;
  }

  private String path(SegmentName name) {
    return path(name.track) + "/" + name.index;
  }

  String sitting() {
    return seat.sitting();
  }

  int segments() {
    return segments;
  }

  Faults.Tally happened() {
    return happened;
  }

  Set<SegmentName> acknowledged() {
    return acknowledged;
  }
}
