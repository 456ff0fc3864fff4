package org.palier.deploy.command;

import org.palier.engine.audit.SittingAudit.Comparison;

/** How a comparison is told. */
final class Words {
  private Words() {}

  static String of(Comparison comparison) {
    return switch (comparison) {
      case EQUAL -> "equal: derived again from the seed, item by item and option by option";
      case DIFFERENT -> "NOT equal";
      case VERSION_NOT_HERE -> "cannot be checked: the version of the bank, the blueprint or the rules is not in this store";
      case NOT_OVER -> "cannot be checked: the sitting is not over";
    };
  }
}
