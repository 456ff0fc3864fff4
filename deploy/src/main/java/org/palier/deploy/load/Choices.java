package org.palier.deploy.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a candidate may answer to an item of the paper: a few valid responses, two neighbours never equal, as JSON. Kept once for like items. */
public final class Choices {
  private final Map<String, List<Buffer>> known = new HashMap<>();

  public List<Buffer> of(JsonObject interaction) {
    var kind = interaction.getString("kind");
    var responses = switch (kind) {
      case "single-choice" -> ids(interaction, "options").stream().map(id -> new JsonObject().put("option", id)).toList();
      case "multiple-choice" -> ids(interaction, "options").stream().map(id -> new JsonObject().put("options", new JsonArray().add(id))).toList();
      case "order" -> rotations(ids(interaction, "options")).stream().map(ids -> new JsonObject().put("options", new JsonArray(ids))).toList();
      case "match" -> rotations(ids(interaction, "targets")).stream()
          .map(targets -> new JsonObject().put("pairs", paired(ids(interaction, "sources"), targets))).toList();
      case "inline-choice" -> List.of(filled(interaction.getJsonObject("gaps"), 0), filled(interaction.getJsonObject("gaps"), 1));
      case "numeric" -> List.of(new JsonObject().put("text", "12,5"), new JsonObject().put("text", "80"));
      default -> throw new IllegalStateException("an item of kind " + kind);
    };
    return known.computeIfAbsent(kind + responses, _ -> responses.stream().map(response -> response.put("kind", kind).toBuffer()).toList());
  }

  private static List<String> ids(JsonObject interaction, String list) {
    return ids(interaction.getJsonArray(list));
  }

  /** Sorted, so that the order in which one candidate sees them makes no difference. */
  private static List<String> ids(JsonArray options) {
    return options.stream().map(option -> ((JsonObject) option).getString("id")).sorted().toList();
  }

  private static List<List<String>> rotations(List<String> ids) {
    var all = new ArrayList<List<String>>();
    for (int by = 0; by < ids.size(); by++) {
      var rotated = new ArrayList<>(ids.subList(by, ids.size()));
      rotated.addAll(ids.subList(0, by));
      all.add(rotated);
    }
    return all;
  }

  private static JsonObject paired(List<String> sources, List<String> targets) {
    var pairs = new JsonObject();
    for (int i = 0; i < sources.size(); i++) pairs.put(sources.get(i), targets.get(i));
    return pairs;
  }

  private static JsonObject filled(JsonObject gaps, int option) {
    var filled = new JsonObject();
    gaps.fieldNames().stream().sorted().forEach(gap -> filled.put(gap, ids(gaps.getJsonArray(gap)).get(option)));
    return new JsonObject().put("gaps", filled);
  }
}
