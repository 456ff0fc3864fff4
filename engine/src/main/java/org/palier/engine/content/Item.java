package org.palier.engine.content;

import java.util.List;
import java.util.Optional;

/**
 * One version of one item of the bank, key included: never sent to a candidate ({@link ServedItem} is).
 *
 * @param theme     the theme's identifier, a stratum of blueprints
 * @param level     1 easy, 2 medium, 3 hard: a stratum of blueprints
 * @param facility  expected proportion of right answers, 0.05 to 0.99; the author's estimate until statistics replace it
 * @param key       the right response, of the interaction's kind
 * @param tolerance numeric items: how far from the key still counts as right, absolute, 0 or more; otherwise 0
 * @param fact      the stable fact behind the key, with its source
 * @param asOf      year and month at which the fact holds, when it may change
 * @param enemies   identifiers of items that give this one away: never together in a form
 */
public record Item(
    ItemRef ref, String theme, int level, double facility, String prompt, Interaction interaction, Response key,
    double tolerance, String rationale, String fact, Optional<String> asOf, List<String> enemies) {
  public Item {
    if (level < 1 || level > 3) throw new IllegalArgumentException("level " + level + " is not 1, 2 or 3");
    if (!(facility >= 0.05 && facility <= 0.99)) throw new IllegalArgumentException("facility " + facility);
    if (!(tolerance >= 0)) throw new IllegalArgumentException("tolerance " + tolerance);
    if (prompt.isBlank()) throw new IllegalArgumentException("no prompt");
    if (key instanceof Response.Blank || !interaction.accepts(key)) throw new IllegalArgumentException("the key does not fit the interaction");
    enemies = List.copyOf(enemies);
  }
}
