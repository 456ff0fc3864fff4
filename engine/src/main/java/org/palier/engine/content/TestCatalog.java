package org.palier.engine.content;

import java.util.Optional;

/**
 * Where the engine gets its papers from; the question bank implements it. Pure calls on what is loaded, fit for an event loop.
 */
public interface TestCatalog {
  /** The current version of a blueprint, by its identifier without version. */
  Optional<TestRules> rules(String blueprintId);

  /**
   * Draws a form from the current bank. The same blueprint version, bank version and seed always give the same form.
   *
   * @param seed 64 lower-case hexadecimal digits (32 bytes)
   * @throws org.palier.engine.refusal.Refused {@code BANK_CANNOT_FILL} when a stratum has too few items
   */
  Form draw(String blueprintId, String seed);

  /**
   * Draws again what {@code origin} says.
   *
   * @throws org.palier.engine.refusal.Refused {@code VERSION_NOT_HERE} when that bank, blueprint or algorithm is not loaded
   */
  Form draw(Form.Origin origin, String seed);

  /**
   * An item version of a loaded bank.
   *
   * @throws org.palier.engine.refusal.Refused {@code VERSION_NOT_HERE} when it is not
   */
  Item item(String bankVersion, ItemRef ref);
}
