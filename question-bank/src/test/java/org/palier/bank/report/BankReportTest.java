package org.palier.bank.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.palier.bank.Samples;
import org.palier.bank.blueprint.Blueprint;
import org.palier.bank.blueprint.Blueprint.ItemOrder;
import org.palier.bank.blueprint.Blueprint.Stratum;
import org.palier.bank.item.ItemBank;
import org.palier.engine.content.Interaction;
import org.palier.engine.content.Item;
import org.palier.engine.content.ItemRef;
import org.palier.engine.content.Option;
import org.palier.engine.content.Response;

class BankReportTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @Test
  void items_are_counted_by_theme_level_and_kind() {
    var report = report(Samples.tinyBank());
    assertEquals(8, report.items());
    assertEquals(List.of("alpha", "beta"), report.themes().stream().map(BankReport.ThemeCount::theme).toList());
    assertEquals(Map.of("1", 5, "2", 0, "3", 0), report.themes().getFirst().byLevel());
    assertEquals(List.of("single-choice=1", "multiple-choice=1", "order=1", "match=1", "inline-choice=0", "numeric=1"),
        report.themes().getFirst().byKind().entrySet().stream().map(Object::toString).toList());
    assertEquals(3, report.themes().getLast().items());
  }

  @Test
  void the_text_has_aligned_columns_and_the_warnings() {
    var bank = Samples.tinyBank();
    var text = report(bank).toText();
    assertTrue(text.startsWith("""
        Bank %s

        Theme  Items  Level 1  Level 2  Level 3  single-choice  multiple-choice  order  match  inline-choice  numeric
        alpha      5        5        0        0              1                1      1      1              0        1
        beta       3        0        3        0              2                0      0      0              1        0
        Total      8        5        3        0              3                1      1      1              1        1

        Warnings:""".formatted(bank.version())), text);
    assertTrue(text.contains("\n- beta: 3 items, 30 are wanted\n"), text);
  }

  @Test
  void the_text_does_not_depend_on_the_locale() {
    var text = report(Samples.tinyBank()).toText();
    var locale = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertEquals(text, report(Samples.tinyBank()).toText());
    } finally {
      Locale.setDefault(locale);
    }
  }

  @Test
  void the_report_goes_through_json_and_back() throws Exception {
    var report = report(Samples.tinyBank());
    var json = new ObjectMapper();
    assertEquals(report, json.readValue(json.writeValueAsBytes(report), BankReport.class));
  }

  @Test
  void too_few_items_levels_and_kinds_are_told() {
    assertWarns(report(Samples.bank(Samples.theme("x", 9, 10, 10))),
        "x: 29 items, 30 are wanted", "x: 9 items of level 1, 10 are wanted", "x: 1 kinds of items, 5 are wanted");
    assertSilent(report(Samples.bank(Samples.theme("x", 10, 10, 10))), "30 items", "items of level");
  }

  @Test
  void a_key_that_is_often_the_longest_option_is_told() {
    assertWarns(report(bank(20, i -> i % 4, i -> i < 8)), "x: the key is the longest option in 8 of 20 single choices");
    assertSilent(report(bank(20, i -> i % 4, i -> i < 7)), "longest");
  }

  @Test
  void a_place_where_the_key_stands_too_often_or_too_seldom_is_told() {
    var report = report(bank(20, i -> i < 8 ? 0 : i < 10 ? 1 : 2 + i % 2, _ -> false));
    assertWarns(report, "x: the key stands in place 1 in 8 of 20 single choices", "x: the key stands in place 2 in 2 of 20 single choices");
    assertSilent(report, "place 3", "place 4");
    assertSilent(report(bank(20, i -> i % 4, _ -> false)), "place");
  }

  @Test
  void an_option_on_the_other_options_is_told() {
    for (var text : List.of("Toutes les réponses", "Aucune de ces réponses", "Toutes ces réponses sont justes.", "aucun de ces choix", "Aucune des propositions ci-dessus", "None of the above", "All of these"))
      assertWarns(report(ItemBank.of(List.of(withOption(text)))), "x-1: the option « " + text + " » speaks of the others");
    for (var text : List.of("Toutes les options de livraison du panier", "Aucune, car la loi l’interdit", "Tous les clients"))
      assertSilent(report(ItemBank.of(List.of(withOption(text)))), "speaks");
  }

  @Test
  void an_item_without_rationale_or_fact_is_told() {
    assertWarns(report(ItemBank.of(List.of(item("x-1", "Une question ?", "", " ", Optional.empty())))), "x-1: no rationale", "x-1: no fact");
    assertSilent(report(Samples.tinyBank()), "no rationale", "no fact");
  }

  @Test
  void a_fact_of_more_than_twelve_months_ago_is_told() {
    assertWarns(report(ItemBank.of(List.of(item("x-1", "Une question ?", "R", "F", Optional.of("2025-10"))))), "x-1: its fact holds as of 2025-10, more than 12 months ago");
    assertSilent(report(ItemBank.of(List.of(item("x-1", "Une question ?", "R", "F", Optional.of("2025-11"))))), "holds");
  }

  @Test
  void two_items_that_ask_nearly_the_same_are_told_unless_they_are_enemies() {
    var one = item("x-1", "Quel délai de rétractation un client a-t-il après un achat en ligne ?", "R", "F", Optional.empty());
    var other = item("x-2", "Quel délai de rétractation a un client après son achat en ligne ?", "R", "F", Optional.empty());
    var third = item("x-3", "Quel document un client reçoit-il après un achat en boutique ?", "R", "F", Optional.empty());
    var report = report(ItemBank.of(List.of(one, other, third)));
    assertWarns(report, "x-1: asks nearly the same as x-2");
    assertSilent(report, "x-3: asks", "as x-3");
    var enemy = new Item(other.ref(), "x", 1, 0.5, other.prompt(), other.interaction(), other.key(), 0, "R", "F", Optional.empty(), List.of("x-1"));
    assertSilent(report(ItemBank.of(List.of(one, enemy, third))), "nearly");
  }

  @Test
  void a_set_phrase_before_different_options_is_no_duplicate() {
    var phrase = "Classez ces étapes de la première à la dernière";
    assertSilent(report(ItemBank.of(List.of(order("x-1", phrase, "semer", "arroser", "récolter"), order("x-2", phrase, "couper", "coudre", "repasser")))), "nearly");
    assertWarns(report(ItemBank.of(List.of(order("x-1", phrase, "semer", "arroser", "récolter"), order("x-2", phrase, "arroser", "semer", "récolter")))), "x-1: asks nearly the same as x-2");
  }

  @Test
  void a_stratum_that_a_blueprint_cannot_fill_is_told() {
    var blueprint = Samples.blueprint(ItemOrder.MIXED, new Stratum("x", 1, 3), new Stratum("x", 2, 3));
    var items = new ArrayList<>(Samples.theme("x", 2, 4));
    items.set(2, Samples.item("x-2-1", "x", 2, 0.5, "x-2-2"));
    assertWarns(report(ItemBank.of(items), blueprint),
        "sample@1: wants 3 items of x level 1, there are 2", "sample@1: wants 3 items of x level 2, enemies leave only 2 for certain");
    assertSilent(report(Samples.bank(Samples.theme("x", 3, 3)), blueprint), "sample@1");
  }

  private static BankReport report(ItemBank bank, Blueprint... blueprints) {
    return BankReport.of(bank, List.of(blueprints), TODAY);
  }

  private static void assertWarns(BankReport report, String... warnings) {
    for (var warning : warnings) assertTrue(report.warnings().contains(warning), warning + " in " + report.warnings());
  }

  private static void assertSilent(BankReport report, String... parts) {
    for (var part : parts) assertTrue(report.warnings().stream().noneMatch(warning -> warning.contains(part)), part + " in " + report.warnings());
  }

  /** @param place where the key of the i-th item stands, 0 to 3 */
  private static ItemBank bank(int size, IntUnaryOperator place, IntPredicate longest) {
    var items = new ArrayList<Item>();
    for (int i = 0; i < size; i++) {
      var options = new ArrayList<>(List.of(new Option("b", "bbbb", false), new Option("c", "cccc", false), new Option("d", "dddd", false)));
      options.add(place.applyAsInt(i), new Option("a", longest.test(i) ? "aaaaa" : "aaaa", false));
      items.add(Samples.item("x-" + i, "x", 1, 0.5, options));
    }
    return ItemBank.of(items);
  }

  private static Item withOption(String text) {
    return Samples.item("x-1", "x", 1, 0.5, List.of(new Option("a", "Une", false), new Option("b", text, false)));
  }

  private static Item item(String id, String prompt, String rationale, String fact, Optional<String> asOf) {
    return new Item(new ItemRef(id, 1), "x", 1, 0.5, prompt, new Interaction.SingleChoice(Samples.options(4)),
        new Response.SingleChoice("a"), 0, rationale, fact, asOf, List.of());
  }

  private static Item order(String id, String prompt, String... texts) {
    var options = List.of(new Option("a", texts[0], false), new Option("b", texts[1], false), new Option("c", texts[2], false));
    return new Item(new ItemRef(id, 1), "x", 1, 0.5, prompt, new Interaction.Order(options), new Response.Order(List.of("b", "c", "a")), 0, "R", "F", Optional.empty(), List.of());
  }
}
