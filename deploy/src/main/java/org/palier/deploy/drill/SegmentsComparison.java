package org.palier.deploy.drill;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.palier.deploy.drill.Uploader.SegmentName;

/**
 * What a reviewer finds over HTTP, every byte of it, against what the pages made.
 *
 * @param kept              segments that are there
 * @param reported          segments that are not, and are told to be missing or dropped
 * @param lostUnreported    segments that are not, and nobody says so
 * @param acknowledgedLost  segments acknowledged that are not there
 * @param corruptedAccepted segments that are there and are not what was recorded
 * @param duplicatesStored  segments that are there twice
 * @param chainsBroken      tracks whose chain does not hold
 * @param filesLeft         files that belong to no segment: a server killed between the two writes leaves one, until the sitting is erased
 */
record SegmentsComparison(
    long kept, long reported, long lostUnreported, long acknowledgedLost, long corruptedAccepted, long duplicatesStored, long chainsBroken, long filesLeft) {
  static SegmentsComparison of(String reviewer, int port, List<Uploader> uploaders, Path vault) {
    var line = new UploadLine(reviewer, port);
    var sum = new SegmentsComparison(0, 0, 0, 0, 0, 0, 0, 0);
    for (var uploader : uploaders) sum = sum.plus(one(line, uploader));
    return sum.plus(new SegmentsComparison(0, 0, 0, 0, 0, 0, 0, files(vault) - sum.kept - sum.duplicatesStored));
  }

  private static SegmentsComparison one(UploadLine line, Uploader uploader) {
    var list = line.json("GET", "/api/evidence/" + uploader.sitting(), "").orElseThrow(() -> new IllegalStateException("no answer"));
    if (list.status() != 200) throw new IllegalStateException(list.toString());
    var sum = new SegmentsComparison(0, 0, 0, 0, 0, 0, 0, 0);
    var tracks = new JsonObject(list.body()).getJsonArray("tracks");
    for (var track : Uploader.TRACKS) {
      var told = tracks.stream().map(JsonObject.class::cast).filter(one -> one.getString("track").equals(track)).findFirst();
      if (told.isEmpty()) throw new IllegalStateException("nothing is known of " + track + " of " + uploader.sitting());
      sum = sum.plus(track(line, uploader, told.get()));
    }
    return sum;
  }

  private static SegmentsComparison track(UploadLine line, Uploader uploader, JsonObject told) {
    var track = told.getString("track");
    var stored = new ArrayList<>(told.getJsonArray("segments").stream().map(one -> ((JsonObject) one).getInteger("index")).toList());
    var here = new HashSet<>(stored);
    var absent = new ArrayList<>(told.getJsonArray("missing").getList());
    absent.addAll(told.getJsonArray("dropped").getList());
    long unreported = 0;
    long acknowledgedLost = 0;
    long corrupted = 0;
    for (int index = 1; index <= uploader.segments(); index++) {
      var name = new SegmentName(track, index);
      if (here.contains(index)) {
        var address = "/api/evidence/" + uploader.sitting() + "/" + track + "/" + index;
        if (!Arrays.equals(line.bytes(address), uploader.bytes(name))) corrupted++;
      } else {
        if (!absent.contains(index)) unreported++;
        if (uploader.acknowledged().contains(name)) acknowledgedLost++;
      }
    }
    return new SegmentsComparison(here.size(), absent.size(), unreported, acknowledgedLost, corrupted, stored.size() - here.size(), told.containsKey("brokenAt") ? 1 : 0, 0);
  }

  private SegmentsComparison plus(SegmentsComparison other) {
    return new SegmentsComparison(kept + other.kept, reported + other.reported, lostUnreported + other.lostUnreported, acknowledgedLost + other.acknowledgedLost,
        corruptedAccepted + other.corruptedAccepted, duplicatesStored + other.duplicatesStored, chainsBroken + other.chainsBroken, filesLeft + other.filesLeft);
  }

  private static long files(Path vault) {
    try (var all = Files.walk(vault)) {
      return all.filter(Files::isRegularFile).filter(file -> !file.getParent().endsWith("drafts")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
