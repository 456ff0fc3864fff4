package org.palier.bank.blueprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.palier.bank.Samples.file;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.palier.bank.Samples;
import org.palier.bank.blueprint.Blueprint.Stratum;
import org.palier.bank.source.BankCorrupt;
import org.palier.bank.source.Problem;
import org.palier.engine.content.TestRules;
import org.palier.engine.content.TestRules.Navigation;

class BlueprintLoaderTest {
  private static final List<String> THEMES = List.of("travail-collaboratif", "communication", "contenus", "data", "e-commerce",
      "experience-utilisateur", "mobiles", "technologie", "webmarketing");
  private static final String GOOD = """
      id: quick
      version: 2
      title: { fr: "Rapide", en: "Quick" }
      navigation: linear
      order: mixed
      strata:
        data: { 1: 2, 3: 1 }
      """;

  @Test
  void the_entry_test_has_five_items_of_each_theme() {
    assertEquals(new TestRules("entry-test@1", 45, Navigation.FREE), shipped("entry-test", 2, 2, 1).rules());
  }

  @Test
  void the_nine_themes_test_has_eight_items_of_each_theme() {
    assertEquals(new TestRules("nine-themes@1", 72, Navigation.FREE), shipped("nine-themes", 3, 3, 2).rules());
  }

  @Test
  void a_linear_test_can_be_said() {
    var blueprint = BlueprintLoader.load(List.of(file("quick-2.yaml", GOOD))).getFirst();
    assertEquals(new TestRules("quick@2", 3, Navigation.LINEAR), blueprint.rules());
    assertEquals(List.of(new Stratum("data", 1, 2), new Stratum("data", 3, 1)), blueprint.strata());
  }

  @Test
  void what_is_wrong_is_told_with_its_line() {
    assertProblems(GOOD.replace("linear", "spiral").replace("3: 1", "4: 1").replace(", en: \"Quick\"", ""),
        "quick-2.yaml:3: title needs the field en",
        "quick-2.yaml:4: navigation must be one of [free, linear], not spiral",
        "quick-2.yaml:7: data has no field 4");
    assertProblems(GOOD.replace("1: 2", "1: 0"), "quick-2.yaml:7: 1 must be a whole number from 1 to 500, not 0");
    assertProblems(GOOD.replace("  data: { 1: 2, 3: 1 }", "  {}"), "quick-2.yaml:6: a blueprint without strata");
  }

  @Test
  void one_version_stands_in_one_file() {
    var corrupt = assertThrows(BankCorrupt.class, () -> BlueprintLoader.load(List.of(file("a.yaml", GOOD), file("b.yaml", GOOD))));
    assertEquals("b.yaml: quick@2 stands already in a.yaml", corrupt.getMessage());
  }

  @Test
  void the_strata_of_a_theme_stand_side_by_side_and_once() {
    var order = Blueprint.ItemOrder.MIXED;
    assertThrows(IllegalArgumentException.class, () -> Samples.blueprint(order, new Stratum("a", 1, 1), new Stratum("b", 1, 1), new Stratum("a", 2, 1)));
    assertThrows(IllegalArgumentException.class, () -> Samples.blueprint(order, new Stratum("a", 1, 1), new Stratum("a", 1, 1)));
    assertThrows(IllegalArgumentException.class, () -> Samples.blueprint(order, new Stratum("a", 1, 501)));
  }

  private static Blueprint shipped(String id, int... mix) {
    var blueprint = BlueprintLoader.shipped().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    int next = 0;
    for (var theme : THEMES) {
      for (int level = 1; level <= 3; level++) assertEquals(new Stratum(theme, level, mix[level - 1]), blueprint.strata().get(next++));
    }
    assertEquals(next, blueprint.strata().size());
    return blueprint;
  }

  private static void assertProblems(String text, String... expected) {
    var corrupt = assertThrows(BankCorrupt.class, () -> BlueprintLoader.load(List.of(file("quick-2.yaml", text))));
    assertEquals(List.of(expected), corrupt.problems().stream().map(Problem::toString).toList());
  }
}
