package org.palier.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.palier.bank.blueprint.Blueprint;
import org.palier.bank.blueprint.Blueprint.ItemOrder;
import org.palier.bank.blueprint.Blueprint.Stratum;
import org.palier.bank.blueprint.Blueprint.Title;
import org.palier.bank.item.ItemBank;
import org.palier.engine.content.Form.Origin;
import org.palier.engine.content.ItemRef;
import org.palier.engine.content.TestRules;
import org.palier.engine.content.TestRules.Navigation;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

class BankCatalogTest {
  private final ItemBank old = Samples.bank(Samples.theme("x", 5));
  private final ItemBank current = Samples.bank(Samples.theme("x", 8));
  private final BankCatalog catalog = new BankCatalog(List.of(current, old), List.of(blueprint(1, 2), blueprint(3, 4), blueprint(2, 3)));

  @Test
  void the_highest_version_of_a_blueprint_is_current() {
    assertEquals(Optional.of(new TestRules("quick@3", 4, Navigation.LINEAR)), catalog.rules("quick"));
    assertEquals(Optional.empty(), catalog.rules("slow"));
  }

  @Test
  void a_new_form_comes_from_the_current_bank_and_blueprint() {
    var form = catalog.draw("quick", Samples.seed(1));
    assertEquals(new Origin("quick@3", current.version(), "palier-draw@1"), form.origin());
    assertEquals(4, form.size());
  }

  @Test
  void a_form_is_drawn_again_from_what_its_origin_says() {
    var form = catalog.draw("quick", Samples.seed(1));
    assertEquals(form, catalog.draw(form.origin(), Samples.seed(1)));
    var past = catalog.draw(new Origin("quick@1", old.version(), "palier-draw@1"), Samples.seed(1));
    assertEquals(2, past.size());
    assertEquals(past, new BankCatalog(List.of(old), List.of(blueprint(1, 2))).draw("quick", Samples.seed(1)));
    assertNotEquals(form, past);
  }

  @Test
  void an_item_is_found_in_the_bank_that_has_it() {
    var eighth = ItemRef.parse("x-1-8@1");
    assertEquals(eighth, catalog.item(current.version(), eighth).ref());
    assertNotHere(Map.of("item", "x-1-8@1"), () -> catalog.item(old.version(), eighth));
    assertNotHere(Map.of("item", "x-1-1@2"), () -> catalog.item(old.version(), ItemRef.parse("x-1-1@2")));
  }

  @Test
  void a_version_that_is_not_loaded_is_refused() {
    assertNotHere(Map.of("bankVersion", "0"), () -> catalog.item("0", ItemRef.parse("x-1-1@1")));
    assertNotHere(Map.of("bankVersion", "0"), () -> catalog.draw(new Origin("quick@1", "0", "palier-draw@1"), Samples.seed(1)));
    assertNotHere(Map.of("blueprint", "quick@4"), () -> catalog.draw(new Origin("quick@4", old.version(), "palier-draw@1"), Samples.seed(1)));
    assertNotHere(Map.of("algorithm", "palier-draw@2"), () -> catalog.draw(new Origin("quick@1", old.version(), "palier-draw@2"), Samples.seed(1)));
    assertNotHere(Map.of("blueprint", "slow"), () -> catalog.draw("slow", Samples.seed(1)));
  }

  private static void assertNotHere(Map<String, Object> details, Executable asked) {
    var refused = assertThrows(Refused.class, asked);
    assertEquals(Reason.VERSION_NOT_HERE, refused.reason());
    assertEquals(details, refused.details());
  }

  private static Blueprint blueprint(int version, int items) {
    return new Blueprint("quick", version, new Title("Rapide", "Quick"), Navigation.LINEAR, ItemOrder.MIXED, List.of(new Stratum("x", 1, items)));
  }
}
