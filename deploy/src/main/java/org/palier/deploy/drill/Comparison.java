package org.palier.deploy.drill;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.palier.deploy.Settings;
import org.palier.deploy.command.OpenedStore;

/**
 * What the store holds after the end, against what was acknowledged. Opens the store that a killed server left behind.
 *
 * @param lost       responses acknowledged that are not in the log with the revision acknowledged
 * @param duplicated responses in the log that no request explains: one more than was acknowledged or under way, a revision twice or out of order
 */
record Comparison(long lost, long duplicated) {
  static Comparison of(Settings settings, List<Witness> witnesses) {
    try (var opened = OpenedStore.toChange(settings)) {
      long lost = 0;
      long duplicated = 0;
      for (var witness : witnesses) {
        var one = compare(witness, logged(opened, witness.sitting()));
        lost += one.lost();
        duplicated += one.duplicated();
      }
      return new Comparison(lost, duplicated);
    }
  }

  private record Logged(int revision, JsonObject response) {}

  /** Item to what was saved for it, in the log's order. */
  private static Map<Integer, List<Logged>> logged(OpenedStore opened, String sitting) {
    var byItem = new HashMap<Integer, List<Logged>>();
    for (var entry : opened.application.sittings().entries(sitting).await()) {
      var event = new JsonObject(entry.body());
      if (!event.getString("type").equals("response-saved")) continue;
      byItem.computeIfAbsent(event.getInteger("item"), _ -> new ArrayList<>()).add(new Logged(event.getInteger("revision"), event.getJsonObject("response")));
    }
    return byItem;
  }

  private static Comparison compare(Witness witness, Map<Integer, List<Logged>> byItem) {
    var lost = witness.lost();
    witness.acknowledged().forEach((item, responses) -> missing(item, responses, byItem.getOrDefault(item, List.of())).forEach(lost::add));
    long duplicated = 0;
    for (var item : byItem.keySet()) {
      var entries = byItem.get(item);
      int explained = witness.acknowledged().getOrDefault(item, List.of()).size() + (witness.underWay(item) ? 1 : 0);
      int rising = 0;
      int highest = 0;
      for (var entry : entries) {
        if (entry.revision() > highest) rising++;
        highest = Math.max(highest, entry.revision());
      }
      duplicated += entries.size() - rising + Math.max(0, rising - explained);
    }
    return new Comparison(lost.size(), duplicated);
  }

  private static List<String> missing(int item, List<Buffer> responses, List<Logged> entries) {
    var there = new HashMap<Integer, JsonObject>();
    entries.forEach(entry -> there.put(entry.revision(), entry.response()));
    var missing = new ArrayList<String>();
    for (int revision = 1; revision <= responses.size(); revision++)
      if (!new JsonObject(responses.get(revision - 1)).equals(there.get(revision))) missing.add(item + "@" + revision);
    return missing;
  }
}
