package org.palier.bank.item;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palier.bank.Samples.file;
import static org.palier.bank.Samples.item;
import static org.palier.bank.Samples.resource;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.palier.bank.Samples;
import org.palier.bank.source.BankCorrupt;
import org.palier.bank.source.SourceFile;
import org.palier.engine.content.Item;
import org.palier.engine.content.ItemRef;

class ItemBankTest {
  private final ItemBank bank = Samples.tinyBank();
  private final SourceFile alpha = resource("tiny-bank", "alpha.yaml");
  private final SourceFile beta = resource("tiny-bank", "beta.yaml");

  @Test
  void neither_the_order_of_files_nor_line_ends_nor_quotes_change_the_version() {
    assertEquals(bank.version(), BankLoader.load(List.of(beta, alpha)).version());
    var windows = text(alpha).replace("\n", "\r\n");
    assertEquals(bank.version(), BankLoader.load(List.of(file("alpha.yaml", "\ufeff" + windows), beta)).version());
    var requoted = text(alpha).replace("\"Counting.\"", "'Counting.' # here").replace("{ s1: t1, s2: t2 }", "{ s2: t2, s1: t1 }").replace("[b, d]", "[d, b]");
    assertNotEquals(text(alpha), requoted);
    assertEquals(bank.version(), BankLoader.load(List.of(file("alpha.yaml", requoted), beta)).version());
  }

  @Test
  void the_order_of_items_does_not_change_the_version() {
    assertEquals(bank.version(), ItemBank.of(bank.items().reversed()).version());
  }

  @Test
  void any_change_of_content_changes_the_version() {
    var changes = List.of(List.of("Counting.", "Counting!"), List.of("facility: 0.6", "facility: 0.61"), List.of("key: a", "key: b"),
        List.of("fixed: true", "fixed: false"), List.of("tolerance: 0", "tolerance: 0.5"), List.of("version: 3", "version: 4"), List.of("[beta-1, beta-2]", "[beta-1]"));
    for (var change : changes) {
      var changed = text(alpha).replace(change.getFirst(), change.getLast());
      assertNotEquals(bank.version(), BankLoader.load(List.of(file("alpha.yaml", changed), beta)).version(), change.toString());
    }
  }

  @Test
  void the_version_is_the_sha256_of_the_snapshot() throws Exception {
    var digest = MessageDigest.getInstance("SHA-256").digest(bank.toJson());
    assertEquals(HexFormat.of().formatHex(digest), bank.version());
  }

  @Test
  void a_snapshot_gives_the_same_bank_and_version_again() {
    var again = ItemBank.fromJson(bank.toJson());
    assertEquals(bank.items(), again.items());
    assertEquals(bank.version(), again.version());
    assertArrayEquals(bank.toJson(), again.toJson());
  }

  @Test
  void a_snapshot_written_otherwise_is_refused() {
    var json = new String(bank.toJson(), StandardCharsets.UTF_8);
    assertCorrupt(json.replace("\"level\":1", "\"level\": 1"));
    assertCorrupt(json.replace("palier-bank@1", "palier-bank@2"));
    assertCorrupt(json.replace("\"enemies\":[\"alpha-1\"]", "\"enemies\":[]"));
    assertCorrupt(json.substring(0, json.length() / 2));
    assertCorrupt("");
  }

  @Test
  void an_enemy_written_on_one_side_is_an_enemy_on_both() {
    assertEquals(List.of("alpha-1"), bank.item(ItemRef.parse("beta-2@1")).orElseThrow().enemies());
  }

  @Test
  void a_stratum_is_sorted_by_facility_then_identifier() {
    var mixed = ItemBank.of(List.of(item("x-3", "x", 1, 0.5), item("x-2", "x", 1, 0.7), item("x-10", "x", 1, 0.5), item("x-1", "x", 2, 0.1)));
    assertEquals(List.of("x-10", "x-3", "x-2"), mixed.stratum("x", 1).stream().map(Item::ref).map(ItemRef::id).toList());
    assertEquals(List.of(), mixed.stratum("y", 1));
    assertEquals(List.of(), mixed.stratum("x", 3));
  }

  @Test
  void an_identifier_twice_or_an_unknown_enemy_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> ItemBank.of(List.of(item("x-1", "x", 1, 0.5), item("x-1", "y", 1, 0.5))));
    assertThrows(IllegalArgumentException.class, () -> ItemBank.of(List.of(item("x-1", "x", 1, 0.5, "x-2"))));
    assertThrows(IllegalArgumentException.class, () -> ItemBank.of(List.of()));
  }

  @Test
  void numbers_are_written_with_the_fewest_digits_and_no_exponent() {
    var json = new String(ItemBank.of(List.of(item("x-1", "x", 1, 0.50))).toJson(), StandardCharsets.UTF_8);
    assertTrue(json.contains("\"facility\":0.5,"), json);
    var numeric = text(alpha).replace("tolerance: 0", "tolerance: 0.0001").replace("facility: 0.9", "facility: 0.90");
    var small = new String(BankLoader.load(List.of(file("alpha.yaml", numeric), beta)).toJson(), StandardCharsets.UTF_8);
    assertTrue(small.contains("\"tolerance\":0.0001,"), small);
  }

  private static void assertCorrupt(String json) {
    assertThrows(BankCorrupt.class, () -> ItemBank.fromJson(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(SourceFile file) {
    return new String(file.bytes(), StandardCharsets.UTF_8);
  }
}
