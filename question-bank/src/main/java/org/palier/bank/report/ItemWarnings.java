package org.palier.bank.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.palier.engine.content.Item;

/** What is unwise in one item taken alone. */
final class ItemWarnings {
  private static final int MONTHS = 12;
  private static final Pattern ALL_OR_NONE = Pattern.compile(
      "(toutes|tous|aucune?)\\s+(les|ces|des|de\\s+ces|de\\s+ceux|de\\s+celles)(\\s+autres)?([\\s-]+ci)?"
          + "(\\s+(réponses|propositions|choix|options|affirmations))?(\\s+(ci-dessus|précédente?s|proposée?s|(n[’']est|sont|est)\\b.*))?[\\s.]*"
          + "|(all|none)\\s+of\\s+(the\\s+above|these|them)[\\s.]*",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private ItemWarnings() {}

  static List<String> of(Item item, LocalDate today) {
    var warnings = new ArrayList<String>();
    var id = item.ref().id();
    if (item.rationale().isBlank()) warnings.add(id + ": no rationale");
    if (item.fact().isBlank()) warnings.add(id + ": no fact");
    item.asOf().filter(month -> YearMonth.parse(month).plusMonths(MONTHS).isBefore(YearMonth.from(today)))
        .ifPresent(month -> warnings.add(id + ": its fact holds as of " + month + ", more than " + MONTHS + " months ago"));
    for (var options : item.interaction().optionLists()) {
      for (var option : options) {
        if (ALL_OR_NONE.matcher(option.text().strip()).matches()) warnings.add(id + ": the option « " + option.text() + " » speaks of the others");
      }
    }
    return warnings;
  }
}
