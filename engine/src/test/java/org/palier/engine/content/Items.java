package org.palier.engine.content;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Items for tests, one maker for each kind. */
public final class Items {
  private Items() {}

  /** The right option is {@code a}, of a to d. */
  public static Item singleChoice(int level) {
    return item(level, new Interaction.SingleChoice(options("a", "b", "c", "d")), new Response.SingleChoice("a"), 0);
  }

  /** Of a to f. */
  public static Item multipleChoice(String... key) {
    return item(1, new Interaction.MultipleChoice(options("a", "b", "c", "d", "e", "f")), new Response.MultipleChoice(List.of(key)), 0);
  }

  public static Item order(String... key) {
    return item(1, new Interaction.Order(options(Arrays.stream(key).sorted().toArray(String[]::new))), new Response.Order(List.of(key)), 0);
  }

  /** Sources s1 to s3 go to t1 to t3; t4 is one too many. */
  public static Item match() {
    return match(1);
  }

  public static Item match(int level) {
    return item(level, new Interaction.Match(options("s1", "s2", "s3"), options("t1", "t2", "t3", "t4")),
        new Response.Match(Map.of("s1", "t1", "s2", "t2", "s3", "t3")), 0);
  }

  /** Gaps g1 and g2, each with options a and b; a is right. */
  public static Item inlineChoice() {
    var gaps = new LinkedHashMap<String, List<Option>>();
    gaps.put("g1", options("a", "b"));
    gaps.put("g2", options("a", "b"));
    return item(1, new Interaction.InlineChoice("one {g1} two {g2}", gaps), new Response.InlineChoice(Map.of("g1", "a", "g2", "a")), 0);
  }

  public static Item numeric(String key, double tolerance) {
    return item(1, new Interaction.Numeric("%"), new Response.Numeric(key), tolerance);
  }

  private static Item item(int level, Interaction interaction, Response key, double tolerance) {
    return new Item(new ItemRef("item", 1), "data", level, 0.5, "prompt", interaction, key, tolerance, "", "", Optional.empty(), List.of());
  }

  private static List<Option> options(String... ids) {
    return Arrays.stream(ids).map(id -> new Option(id, "option " + id, false)).toList();
  }
}
