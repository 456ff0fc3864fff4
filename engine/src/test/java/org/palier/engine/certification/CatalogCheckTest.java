package org.palier.engine.certification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.content.Form;
import org.palier.engine.content.Item;
import org.palier.engine.content.ItemRef;
import org.palier.engine.content.TestCatalog;
import org.palier.engine.content.TestRules;

/** What a certification promises against what the bank draws. */
class CatalogCheckTest {
  private final Certifications certifications = Certifications.shipped();

  @Test
  void a_bank_that_draws_as_many_items_as_promised_is_fine() {
    assertEquals(List.of(), certifications.problems(catalog(Map.of("entry-test", 45, "nine-themes", 72))));
  }

  @Test
  void a_bank_that_draws_fewer_items_is_told() {
    assertEquals(List.of("activite-commerciale-reseaux-sociaux@1, test nine-themes: promises 72 items, blueprint nine-themes@1 draws 71"),
        certifications.problems(catalog(Map.of("entry-test", 45, "nine-themes", 71))));
  }

  @Test
  void a_bank_without_the_blueprint_is_told() {
    assertEquals(List.of("activite-commerciale-reseaux-sociaux@1, test entry-test: the bank has no blueprint entry-test"),
        certifications.problems(catalog(Map.of("nine-themes", 72))));
  }

  private static TestCatalog catalog(Map<String, Integer> itemsByBlueprint) {
    return new TestCatalog() {
      @Override
      public Optional<TestRules> rules(String blueprint) {
        return Optional.ofNullable(itemsByBlueprint.get(blueprint)).map(items -> new TestRules(blueprint + "@1", items, TestRules.Navigation.FREE));
      }

      @Override
      public Form draw(String blueprint, String seed) {
        throw new AssertionError("nothing is drawn");
      }

      @Override
      public Form draw(Form.Origin origin, String seed) {
        throw new AssertionError("nothing is drawn");
      }

      @Override
      public Item item(String bankVersion, ItemRef ref) {
        throw new AssertionError("no item is asked for");
      }
    };
  }
}
