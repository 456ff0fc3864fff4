package org.palier.bank;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.palier.bank.blueprint.Blueprint;
import org.palier.bank.blueprint.Blueprint.ItemOrder;
import org.palier.bank.blueprint.Blueprint.Stratum;
import org.palier.bank.blueprint.Blueprint.Title;
import org.palier.bank.blueprint.BlueprintLoader;
import org.palier.bank.item.BankLoader;
import org.palier.bank.item.ItemBank;
import org.palier.bank.source.SourceFile;
import org.palier.engine.content.Interaction;
import org.palier.engine.content.Item;
import org.palier.engine.content.ItemRef;
import org.palier.engine.content.Option;
import org.palier.engine.content.Response;
import org.palier.engine.content.TestRules.Navigation;

/** Small banks and blueprints for tests, and an endless list of fixed seeds. */
public final class Samples {
  private Samples() {}

  /** The n-th of the fixed seeds. */
  public static String seed(int n) {
    return "5eed".repeat(14) + "%08x".formatted(n);
  }

  public static Item item(String id, String theme, int level, double facility, String... enemies) {
    return item(id, theme, level, facility, options(4), enemies);
  }

  public static Item item(String id, String theme, int level, double facility, List<Option> options, String... enemies) {
    return new Item(new ItemRef(id, 1), theme, level, facility, "What is " + id + "?", new Interaction.SingleChoice(options),
        new Response.SingleChoice("a"), 0, "Because.", "A fact.", Optional.empty(), List.of(enemies));
  }

  /** a, b, c… */
  public static List<Option> options(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Option(String.valueOf((char) ('a' + i)), "Option " + i, false)).toList();
  }

  /** {@code sizes[i]} items of theme {@code t} level i + 1, called {@code t-<level>-<n>}, facilities spread evenly. */
  public static List<Item> theme(String theme, int... sizes) {
    var items = new ArrayList<Item>();
    for (int level = 1; level <= sizes.length; level++) {
      for (int n = 1; n <= sizes[level - 1]; n++)
        items.add(item(theme + "-" + level + "-" + n, theme, level, 0.9 - 0.2 * level + 0.25 * n / sizes[level - 1]));
    }
    return items;
  }

  @SafeVarargs
  public static ItemBank bank(List<Item>... themes) {
    var items = new ArrayList<Item>();
    for (var theme : themes) items.addAll(theme);
    return ItemBank.of(items);
  }

  public static Blueprint blueprint(ItemOrder order, Stratum... strata) {
    return new Blueprint("sample", 1, new Title("Exemple", "Sample"), Navigation.FREE, order, List.of(strata));
  }

  public static ItemBank tinyBank() {
    return BankLoader.load(List.of(resource("tiny-bank", "alpha.yaml"), resource("tiny-bank", "beta.yaml")));
  }

  public static Blueprint tinyBlueprint() {
    return BlueprintLoader.load(List.of(resource("tiny-blueprint", "tiny-1.yaml"))).getFirst();
  }

  public static SourceFile resource(String folder, String name) {
    try (var in = Samples.class.getResourceAsStream("/" + folder + "/" + name)) {
      return new SourceFile(name, in.readAllBytes());
    } catch (java.io.IOException cannotRead) {
      throw new java.io.UncheckedIOException(cannotRead);
    }
  }

  public static SourceFile file(String name, String text) {
    return new SourceFile(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
