package org.palier.bank.report;

import java.util.ArrayList;
import java.util.List;
import org.palier.bank.blueprint.Blueprint;
import org.palier.bank.item.ItemBank;

/** Strata that a draw cannot fill, or perhaps not for every seed. */
final class BlueprintWarnings {
  private BlueprintWarnings() {}

  /** With as many items without enemies as are wanted, a draw always finds one: whatever else the form holds. */
  static List<String> of(Blueprint blueprint, ItemBank bank) {
    var warnings = new ArrayList<String>();
    for (var stratum : blueprint.strata()) {
      var eligible = bank.stratum(stratum.theme(), stratum.level());
      var wants = blueprint.ref() + ": wants " + stratum.items() + " items of " + stratum.theme() + " level " + stratum.level() + ", ";
      long free = eligible.stream().filter(item -> item.enemies().isEmpty()).count();
      if (eligible.size() < stratum.items()) warnings.add(wants + "there are " + eligible.size());
      else if (free < stratum.items() && free < eligible.size()) warnings.add(wants + "enemies leave only " + free + " for certain");
    }
    return warnings;
  }
}
