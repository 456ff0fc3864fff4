package org.palier.bank.item;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.bank.source.BankCorrupt;
import org.palier.bank.source.Problem;
import org.palier.bank.source.Problems;
import org.palier.bank.source.SourceFile;
import org.palier.bank.source.Tree;
import org.palier.engine.content.Item;

/** Loads a bank from its files, one {@code <theme>.yaml} per theme ({@code question-bank/FORMAT.md}). */
public final class BankLoader {
  private BankLoader() {}

  /**
   * @throws BankCorrupt                  with every problem of every file
   * @throws java.io.UncheckedIOException when the folder cannot be read
   */
  public static ItemBank load(Path folder) {
    return load(SourceFile.inFolder(folder));
  }

  /** The bank that ships with Palier. */
  public static ItemBank starter() {
    return load(SourceFile.inResources("starter-bank"));
  }

  /** @throws BankCorrupt with every problem of every file */
  public static ItemBank load(List<SourceFile> files) {
    var found = new ArrayList<FoundItem>();
    var problems = new ArrayList<Problem>();
    boolean complete = true;
    for (var file : files) {
      var here = new Problems(file.name());
      var root = Tree.yaml(file, here);
      root.ifPresent(theme -> found.addAll(ThemeReader.read(theme, Optional.of(theme(file)), here)));
      complete &= root.isPresent();
      problems.addAll(here.found());
    }
    return bank(found, complete, problems);
  }

  /**
   * What concerns several files is checked here. An item with a problem of its own still counts as being there.
   *
   * @param complete false when a file gave no items at all: an enemy missing here may stand there
   */
  static ItemBank bank(List<FoundItem> found, boolean complete, List<Problem> before) {
    var problems = new ArrayList<>(before);
    var first = new HashMap<String, FoundItem>();
    for (var item : found) {
      var other = first.putIfAbsent(item.id(), item);
      if (other != null && !item.id().isEmpty())
        problems.add(problem(item, "this id stands already in " + other.file() + ":" + other.line()));
    }
    if (complete) found.forEach(item -> checkEnemies(item, first, problems));
    if (found.isEmpty() && problems.isEmpty()) problems.add(new Problem("bank", 0, "", "there is no item"));
    if (!problems.isEmpty()) throw new BankCorrupt(problems);
    return ItemBank.of(found.stream().map(FoundItem::item).map(Optional<Item>::orElseThrow).toList());
  }

  private static void checkEnemies(FoundItem item, Map<String, FoundItem> known, List<Problem> problems) {
    for (var enemy : item.enemies()) {
      if (enemy.equals(item.id())) problems.add(problem(item, "an item cannot be its own enemy"));
      else if (!known.containsKey(enemy)) problems.add(problem(item, "there is no item " + enemy + " to be its enemy"));
    }
  }

  private static Problem problem(FoundItem item, String text) {
    return new Problem(item.file(), item.line(), item.id(), text);
  }

  private static String theme(SourceFile file) {
    return file.name().endsWith(".yaml") ? file.name().substring(0, file.name().length() - ".yaml".length()) : file.name();
  }
}
