package org.palier.bank.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.palier.bank.blueprint.Blueprint;
import org.palier.bank.blueprint.Blueprint.Stratum;
import org.palier.bank.item.ItemBank;
import org.palier.engine.content.Item;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * Which items make the form. First every stratum for itself: as many items as do not divide evenly are set aside at random, the
 * others cut by difficulty into one band per item wanted, one item drawn from each band. So a form has its hard, its middling and
 * its easy items, and every item of a stratum has exactly the same chance. Then enemies are parted.
 */
final class Selection {
  private final RandomStream random;
  private final List<Place> places = new ArrayList<>();

  private Selection(RandomStream random) {
    this.random = random;
  }

  /**
   * The items in the order of the strata, in each by band.
   *
   * @throws Refused {@code BANK_CANNOT_FILL} with {@code theme}, {@code level}, {@code wanted}, {@code available}
   */
  static Item[] select(Blueprint blueprint, ItemBank bank, RandomStream random) {
    var selection = new Selection(random);
    for (var stratum : blueprint.strata()) selection.fill(stratum, bank.stratum(stratum.theme(), stratum.level()));
    selection.partEnemies();
    var items = new Item[selection.places.size()];
    for (int i = 0; i < items.length; i++) items[i] = selection.places.get(i).item;
    return items;
  }

  private void fill(Stratum stratum, List<Item> eligible) {
    if (eligible.size() < stratum.items()) throw cannotFill(stratum, eligible.size());
    var kept = new ArrayList<>(eligible);
    for (int aside = eligible.size() % stratum.items(); aside > 0; aside--) kept.remove(random.below(kept.size()));
    int size = kept.size() / stratum.items();
    for (int i = 0; i < stratum.items(); i++) {
      var band = kept.subList(i * size, (i + 1) * size);
      places.add(new Place(stratum, eligible, band, band.get(random.below(size))));
    }
  }

  /**
   * Of two enemies chance says who leaves, so that neither pays for the order of the strata; who has more enemies, and so is in
   * danger more often, leaves less often.
   */
  private void partEnemies() {
    for (int later = 1; later < places.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        var one = places.get(earlier).item;
        var other = places.get(later).item;
        if (!enemies(one, other)) continue;
        boolean earlierLeaves = random.below(one.enemies().size() + other.enemies().size()) < other.enemies().size();
        var leaving = places.get(earlierLeaves ? earlier : later);
        var staying = places.get(earlierLeaves ? later : earlier);
        if (!replace(leaving) && !replace(staying)) throw cannotFill(leaving.stratum, leaving.stratum.items() - 1);
      }
    }
  }

  /** Puts another item of the band in this place, else one of the stratum, that has no enemy in the form; false when there is none. */
  private boolean replace(Place place) {
    var candidates = candidates(place, place.band);
    if (candidates.isEmpty()) candidates = candidates(place, place.eligible);
    if (candidates.isEmpty()) return false;
    candidates = withEnemies(candidates);
    place.item = candidates.get(random.below(candidates.size()));
    return true;
  }

  /** Items with enemies leave other forms: the places that enemies free go back to such items, where there are any. */
  private static List<Item> withEnemies(List<Item> candidates) {
    var exposed = new ArrayList<Item>();
    for (var item : candidates) if (!item.enemies().isEmpty()) exposed.add(item);
    return exposed.isEmpty() ? candidates : exposed;
  }

  private List<Item> candidates(Place place, List<Item> from) {
    var candidates = new ArrayList<Item>();
    for (var item : from) if (fits(item, place)) candidates.add(item);
    return candidates;
  }

  private boolean fits(Item item, Place place) {
    if (item == place.item) return false;
    for (var other : places) {
      if (other != place && (other.item == item || enemies(other.item, item))) return false;
    }
    return true;
  }

  private static boolean enemies(Item one, Item other) {
    return !one.enemies().isEmpty() && one.enemies().contains(other.ref().id());
  }

  private static Refused cannotFill(Stratum stratum, int available) {
    return new Refused(Reason.BANK_CANNOT_FILL, Map.of("theme", stratum.theme(), "level", stratum.level(),
        "wanted", stratum.items(), "available", available));
  }

  private static final class Place {
    private final Stratum stratum;
    private final List<Item> eligible;
    private final List<Item> band;
    private Item item;

    private Place(Stratum stratum, List<Item> eligible, List<Item> band, Item item) {
      this.stratum = stratum;
      this.eligible = eligible;
      this.band = band;
      this.item = item;
    }
  }
}
