package org.palier.bank;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.bank.blueprint.Blueprint;
import org.palier.bank.draw.Draw;
import org.palier.bank.item.ItemBank;
import org.palier.engine.content.Form;
import org.palier.engine.content.Item;
import org.palier.engine.content.ItemRef;
import org.palier.engine.content.TestCatalog;
import org.palier.engine.content.TestRules;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/** The banks and blueprints that are loaded, the current ones and those of past sittings. Immutable. */
public final class BankCatalog implements TestCatalog {
  private final ItemBank current;
  private final Map<String, ItemBank> banks = new HashMap<>();
  private final Map<String, Blueprint> blueprints = new HashMap<>();
  private final Map<String, Blueprint> latest = new HashMap<>();

  /**
   * @param banks      the one that new forms are drawn from first; at least one
   * @param blueprints in any order; of each identifier the highest version is current
   */
  public BankCatalog(List<ItemBank> banks, List<Blueprint> blueprints) {
    current = banks.getFirst();
    for (var bank : banks) this.banks.put(bank.version(), bank);
    for (var blueprint : blueprints) {
      if (this.blueprints.put(blueprint.ref(), blueprint) != null) throw new IllegalArgumentException("two blueprints " + blueprint.ref());
      latest.merge(blueprint.id(), blueprint, (one, other) -> one.version() > other.version() ? one : other);
    }
  }

  /** The bank that new forms are drawn from. */
  public ItemBank current() {
    return current;
  }

  @Override
  public Optional<TestRules> rules(String blueprintId) {
    return Optional.ofNullable(latest.get(blueprintId)).map(Blueprint::rules);
  }

  /** @throws Refused also {@code VERSION_NOT_HERE} when there is no such blueprint */
  @Override
  public Form draw(String blueprintId, String seed) {
    return Draw.form(here(latest, "blueprint", blueprintId), current, seed);
  }

  @Override
  public Form draw(Form.Origin origin, String seed) {
    if (!origin.algorithm().equals(Draw.ALGORITHM)) throw notHere("algorithm", origin.algorithm());
    return Draw.form(here(blueprints, "blueprint", origin.blueprint()), here(banks, "bankVersion", origin.bankVersion()), seed);
  }

  @Override
  public Item item(String bankVersion, ItemRef ref) {
    return here(banks, "bankVersion", bankVersion).item(ref).orElseThrow(() -> notHere("item", ref.toString()));
  }

  private static <T> T here(Map<String, T> loaded, String what, String name) {
    var found = loaded.get(name);
    if (found == null) throw notHere(what, name);
    return found;
  }

  private static Refused notHere(String what, String name) {
    return new Refused(Reason.VERSION_NOT_HERE, Map.of(what, name));
  }
}
