package org.palier.bank.item;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.palier.engine.content.Item;
import org.palier.engine.content.ItemRef;

/**
 * All items of one version of the bank, one version of each item. Immutable.
 * Its version is the SHA-256 of its snapshot, so neither the order of files and items nor their line ends count.
 */
public final class ItemBank {
  private static final Comparator<Item> BY_THEME_AND_ID =
      Comparator.comparing(Item::theme).thenComparing(item -> item.ref().id());
  private static final Comparator<Item> BY_FACILITY_AND_ID =
      Comparator.comparingDouble(Item::facility).thenComparing(item -> item.ref().id());

  private final List<Item> items;
  private final Map<ItemRef, Item> byRef;
  private final Map<String, List<List<Item>>> strata;
  private final byte[] snapshot;
  private final String version;

  /** @param items checked, enemies on both sides, sorted by theme and identifier */
  private ItemBank(List<Item> items) {
    this.items = List.copyOf(items);
    byRef = HashMap.newHashMap(items.size());
    strata = new LinkedHashMap<>();
    for (var item : items) {
      byRef.put(item.ref(), item);
      strata.computeIfAbsent(item.theme(), _ -> List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()))
          .get(item.level() - 1).add(item);
    }
    strata.values().forEach(levels -> levels.forEach(level -> level.sort(BY_FACILITY_AND_ID)));
    snapshot = Snapshot.write(this);
    version = sha256(snapshot);
  }

  /**
   * A bank of these items. Who is the enemy of an item gets it as an enemy too: authors need to say it once only.
   *
   * @throws IllegalArgumentException when there is no item, an identifier stands twice, or an enemy is unknown or the item itself
   */
  public static ItemBank of(Collection<Item> items) {
    if (items.isEmpty()) throw new IllegalArgumentException("a bank without items");
    var enemies = new HashMap<String, TreeSet<String>>();
    for (var item : items) {
      if (enemies.put(item.ref().id(), new TreeSet<>()) != null) throw new IllegalArgumentException("two items " + item.ref().id());
    }
    for (var item : items) {
      for (var enemy : item.enemies()) {
        if (!enemies.containsKey(enemy) || enemy.equals(item.ref().id()))
          throw new IllegalArgumentException(item.ref().id() + " cannot have the enemy " + enemy);
        enemies.get(item.ref().id()).add(enemy);
        enemies.get(enemy).add(item.ref().id());
      }
    }
    return new ItemBank(items.stream().map(item -> with(item, List.copyOf(enemies.get(item.ref().id())))).sorted(BY_THEME_AND_ID).toList());
  }

  /**
   * A bank as {@link #toJson} wrote it, however long ago.
   *
   * @throws org.palier.bank.source.BankCorrupt when these are not the bytes of a snapshot
   */
  public static ItemBank fromJson(byte[] snapshot) {
    return Snapshot.read(snapshot);
  }

  /** The snapshot: UTF-8, always the same bytes for the same items; {@code sha256sum} of it is the version. */
  public byte[] toJson() {
    return snapshot.clone();
  }

  /** The same bytes without the copy, for this package, which does not write into them. */
  byte[] snapshot() {
    return snapshot;
  }

  /** 64 lower-case hexadecimal digits. */
  public String version() {
    return version;
  }

  /** All items, by theme and identifier. */
  public List<Item> items() {
    return items;
  }

  /** Theme identifiers, sorted. */
  public List<String> themes() {
    return List.copyOf(strata.keySet());
  }

  public Optional<Item> item(ItemRef ref) {
    return Optional.ofNullable(byRef.get(ref));
  }

  /**
   * The items of one theme and level, from the hardest to the easiest, those of one facility by identifier.
   *
   * @param level 1 to 3
   * @return empty for a theme that is not here
   */
  public List<Item> stratum(String theme, int level) {
    var levels = strata.get(theme);
    return levels == null ? List.of() : Collections.unmodifiableList(levels.get(level - 1));
  }

  private static Item with(Item item, List<String> enemies) {
    return item.enemies().equals(enemies) ? item : new Item(item.ref(), item.theme(), item.level(), item.facility(), item.prompt(),
        item.interaction(), item.key(), item.tolerance(), item.rationale(), item.fact(), item.asOf(), enemies);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
