package org.palier.bank.blueprint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.bank.blueprint.Blueprint.ItemOrder;
import org.palier.bank.blueprint.Blueprint.Stratum;
import org.palier.bank.blueprint.Blueprint.Title;
import org.palier.bank.source.BankCorrupt;
import org.palier.bank.source.Fields;
import org.palier.bank.source.Node;
import org.palier.bank.source.Problem;
import org.palier.bank.source.Problems;
import org.palier.bank.source.SourceFile;
import org.palier.bank.source.Tree;
import org.palier.engine.content.TestRules.Navigation;

/** Loads blueprints, one YAML file each ({@code question-bank/FORMAT.md}). */
public final class BlueprintLoader {
  private static final Map<String, Navigation> NAVIGATIONS = Map.of("free", Navigation.FREE, "linear", Navigation.LINEAR);
  private static final Map<String, ItemOrder> ORDERS =
      Map.of("mixed", ItemOrder.MIXED, "by-theme", ItemOrder.BY_THEME, "by-stratum", ItemOrder.BY_STRATUM);

  private BlueprintLoader() {}

  /**
   * @throws BankCorrupt                  with every problem of every file
   * @throws java.io.UncheckedIOException when the folder cannot be read
   */
  public static List<Blueprint> load(Path folder) {
    return load(SourceFile.inFolder(folder));
  }

  /** The blueprints that ship with Palier. */
  public static List<Blueprint> shipped() {
    return load(SourceFile.inResources("blueprints"));
  }

  /** @throws BankCorrupt with every problem of every file */
  public static List<Blueprint> load(List<SourceFile> files) {
    var blueprints = new ArrayList<Blueprint>();
    var problems = new ArrayList<Problem>();
    var seen = new HashMap<String, String>();
    for (var file : files) {
      var here = new Problems(file.name());
      Tree.yaml(file, here).flatMap(root -> blueprint(root, here)).ifPresent(blueprint -> {
        var other = seen.putIfAbsent(blueprint.ref(), file.name());
        if (other != null) here.add(0, blueprint.ref() + " stands already in " + other);
        blueprints.add(blueprint);
      });
      problems.addAll(here.found());
    }
    if (!problems.isEmpty()) throw new BankCorrupt(problems);
    return List.copyOf(blueprints);
  }

  private static Optional<Blueprint> blueprint(Node root, Problems problems) {
    var fields = new Fields(root, "a blueprint", problems);
    var id = fields.text("id");
    int version = fields.integer("version", 1, 999_999);
    var title = fields.group("title").map(texts -> {
      var both = new Title(texts.text("fr"), texts.text("en"));
      texts.end();
      return both;
    });
    var navigation = word(fields, "navigation", NAVIGATIONS, problems);
    var order = word(fields, "order", ORDERS, problems);
    int strataLine = fields.line("strata");
    var strata = strata(fields, problems);
    fields.end();
    if (problems.count() > 0) return Optional.empty();
    try {
      return Optional.of(new Blueprint(id, version, title.orElseThrow(), navigation.orElseThrow(), order.orElseThrow(), strata));
    } catch (IllegalArgumentException refused) {
      problems.add(strataLine, refused.getMessage());
      return Optional.empty();
    }
  }

  private static <T> Optional<T> word(Fields fields, String name, Map<String, T> words, Problems problems) {
    int line = fields.line(name);
    var word = fields.text(name);
    var value = Optional.ofNullable(words.get(word));
    if (value.isEmpty() && !word.isBlank()) problems.add(line, name + " must be one of " + words.keySet().stream().sorted().toList() + ", not " + word);
    return value;
  }

  /** Themes in the order written; in each the levels from 1 to 3, none where nothing is written. */
  private static List<Stratum> strata(Fields fields, Problems problems) {
    var strata = new ArrayList<Stratum>();
    for (var theme : fields.entries("strata")) {
      var levels = new Fields(theme.value(), theme.name(), problems);
      for (int level = 1; level <= 3; level++) {
        if (levels.has(String.valueOf(level))) strata.add(new Stratum(theme.name(), level, levels.integer(String.valueOf(level), 1, 500)));
      }
      levels.end();
    }
    return strata;
  }
}
