package org.palier.bank.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palier.bank.Samples.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.bank.Samples;
import org.palier.bank.source.BankCorrupt;
import org.palier.bank.source.Problem;
import org.palier.bank.source.SourceFile;
import org.palier.engine.content.Interaction;
import org.palier.engine.content.ItemRef;
import org.palier.engine.content.Response;

class BankLoaderTest {
  /** Lines 1 to 17; the item starts on line 3. */
  private static final String GOOD = """
      theme: e-commerce
      items:
        - id: ecom-007
          version: 1
          level: 1
          facility: 0.78
          kind: single-choice
          prompt: "Une question ?"
          options:
            - { id: a, text: "Une" }
            - { id: b, text: "Deux" }
            - { id: c, text: "Trois" }
            - { id: d, text: "Quatre" }
          key: c
          rationale: "Parce que."
          fact: "Un fait."
      """;

  @Test
  void every_kind_of_item_is_read() {
    var bank = Samples.tinyBank();
    assertEquals(8, bank.items().size());
    assertEquals(List.of("alpha", "beta"), bank.themes());
    var inline = bank.item(ItemRef.parse("beta-1@2")).orElseThrow();
    assertEquals(List.of("g1", "g2"), List.copyOf(((Interaction.InlineChoice) inline.interaction()).gaps().keySet()));
    assertEquals(new Response.Numeric("2"), bank.item(ItemRef.parse("alpha-5@1")).orElseThrow().key());
    assertTrue(((Interaction.MultipleChoice) bank.item(ItemRef.parse("alpha-2@3")).orElseThrow().interaction()).options().getLast().fixed());
  }

  @Test
  void a_key_that_is_no_option_is_told_with_file_line_and_item() {
    assertProblems(GOOD.replace("key: c", "key: e"), "e-commerce.yaml:14 ecom-007: the key does not fit the options");
  }

  @Test
  void a_syntax_error_is_told_with_its_line() {
    var found = problems(file("e-commerce.yaml", GOOD.replace("{ id: b, text: \"Deux\" }", "{ id: b, text: \"Deux\"")));
    assertEquals(1, found.size());
    assertEquals(12, found.getFirst().line(), found.toString());
    assertTrue(found.getFirst().text().startsWith("not YAML: "), found.toString());
  }

  @Test
  void an_unknown_a_repeated_and_a_missing_field_are_told() {
    assertProblems(GOOD.replace("    fact: \"Un fait.\"", "    facts: \"Un fait.\"\n    key: d"),
        "e-commerce.yaml:17 ecom-007: key stands here twice",
        "e-commerce.yaml:16 ecom-007: an item has no field facts");
    assertProblems(GOOD.replace("    level: 1\n", ""), "e-commerce.yaml:3 ecom-007: an item needs the field level");
  }

  @Test
  void all_problems_of_all_files_are_told_at_once() {
    var first = file("e-commerce.yaml", GOOD.replace("level: 1", "level: 4").replace("0.78", "78 %").replace("key: c", "key: [c, d]"));
    var second = file("data.yaml", GOOD.replace("e-commerce", "data").replace("ecom-007", "data-001").replace("single-choice", "essay"));
    assertEquals(List.of(
        "e-commerce.yaml:5 ecom-007: level must be a whole number from 1 to 3, not 4",
        "e-commerce.yaml:6 ecom-007: facility must be a number from 0.05 to 0.99, not 78 %",
        "e-commerce.yaml:14 ecom-007: key must be a value, this is a list",
        "e-commerce.yaml:14 ecom-007: identifier of 0 characters",
        "data.yaml:7 data-001: no kind of item is called essay"), texts(first, second));
  }

  @Test
  void an_id_that_stands_in_two_files_is_refused() {
    assertEquals(List.of("data.yaml:3 ecom-007: this id stands already in e-commerce.yaml:3"),
        texts(file("e-commerce.yaml", GOOD), file("data.yaml", GOOD.replace("theme: e-commerce", "theme: data"))));
  }

  @Test
  void an_enemy_must_exist_and_be_another_item() {
    assertProblems(GOOD + "    enemies: [ecom-008, ecom-007]\n",
        "e-commerce.yaml:3 ecom-007: there is no item ecom-008 to be its enemy",
        "e-commerce.yaml:3 ecom-007: an item cannot be its own enemy");
  }

  @Test
  void two_options_may_share_neither_id_nor_text() {
    assertProblems(GOOD.replace("id: b", "id: a"), "e-commerce.yaml:3 ecom-007: two options with one id");
    assertProblems(GOOD.replace("\"Deux\"", "\"Une\""), "e-commerce.yaml:11 ecom-007: two options read Une");
  }

  @Test
  void a_key_must_answer_the_whole_item() {
    var match = """
        theme: x
        items:
          - { id: x-1, version: 1, level: 1, facility: 0.5, kind: match, prompt: "?", sources: [{id: s1, text: A}, {id: s2, text: B}],
              targets: [{id: t1, text: C}, {id: t2, text: D}], key: KEY }
        """;
    assertEquals(List.of("x.yaml:4 x-1: the key leaves a source open"), texts(file("x.yaml", match.replace("KEY", "{s1: t1}"))));
    assertEquals(List.of("x.yaml:4 x-1: the key uses a target twice"), texts(file("x.yaml", match.replace("KEY", "{s1: t1, s2: t1}"))));
    assertEquals(List.of("x.yaml:4 x-1: the key does not fit the options"), texts(file("x.yaml", match.replace("KEY", "{s1: t1, s2: t3}"))));
    assertProblems(GOOD.replace("single-choice", "multiple-choice").replace("key: c", "key: []"), "e-commerce.yaml:14 ecom-007: the key chooses nothing");
    assertProblems(GOOD.replace("single-choice", "order").replace("key: c", "key: [a, b, c]"), "e-commerce.yaml:14 ecom-007: the key does not fit the options");
  }

  @Test
  void a_file_holds_the_theme_that_its_name_says() {
    assertEquals(List.of("mobiles.yaml:1: this is the file of the theme mobiles"), texts(file("mobiles.yaml", GOOD)));
  }

  @Test
  void aliases_anchored_lists_and_tags_are_refused() {
    assertProblems(GOOD.replace("\"Une\"", "&x \"Une\"").replace("\"Deux\"", "*x"),
        "e-commerce.yaml:11: anchors and aliases (& and *) are not allowed");
    assertProblems(GOOD.replace("options:", "options: &x"), "e-commerce.yaml:9: anchors and aliases (& and *) are not allowed");
    assertProblems(GOOD.replace("key: c", "key: !!str c"), "e-commerce.yaml:14: tags (!) are not allowed");
  }

  @Test
  void a_file_too_large_too_deep_or_not_utf8_is_refused() {
    assertEquals(List.of("x.yaml: larger than 2097152 bytes"), texts(new SourceFile("x.yaml", new byte[SourceFile.LARGEST + 1])));
    assertEquals(List.of("x.yaml: not UTF-8"), texts(new SourceFile("x.yaml", new byte[] {'a', (byte) 0xe9, 'b'})));
    assertEquals(List.of("x.yaml:1: nested deeper than 12 levels"), texts(file("x.yaml", "[".repeat(100_000))));
    assertEquals(List.of("x.yaml:1: the file is empty"), texts(file("x.yaml", "# nothing\n")));
    assertEquals(List.of("x.yaml:3: a second document in one file"), texts(file("x.yaml", "a: b\n---\nc: d\n")));
  }

  @Test
  void a_character_that_no_screen_shows_is_refused() {
    assertProblems(GOOD.replace("\"Une\"", "\"Une\\u0007\""), "e-commerce.yaml:10: a character that is no text (U+0007)");
  }

  @Test
  void a_folder_is_read_whole_or_not_at_all(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("e-commerce.yaml"), GOOD);
    Files.writeString(folder.resolve("notes.txt"), "not for the loader");
    assertEquals(1, BankLoader.load(folder).items().size());
    Files.writeString(folder.resolve("data.yaml"), "theme: data\n");
    var corrupt = assertThrows(BankCorrupt.class, () -> BankLoader.load(folder));
    assertEquals("data.yaml:1: a theme file needs the field items", corrupt.getMessage());
  }

  @Test
  void a_folder_without_items_is_refused(@TempDir Path folder) {
    assertThrows(BankCorrupt.class, () -> BankLoader.load(folder));
    assertEquals(List.of("bank: there is no item"), texts(file("x.yaml", "theme: x\nitems: []\n")));
  }

  private static void assertProblems(String text, String... expected) {
    assertEquals(Arrays.asList(expected), texts(file("e-commerce.yaml", text)));
  }

  private static List<String> texts(SourceFile... files) {
    return problems(files).stream().map(Problem::toString).toList();
  }

  private static List<Problem> problems(SourceFile... files) {
    return assertThrows(BankCorrupt.class, () -> BankLoader.load(List.of(files))).problems();
  }
}
