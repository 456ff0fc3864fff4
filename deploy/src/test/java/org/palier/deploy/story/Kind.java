package org.palier.deploy.story;

import org.palier.engine.content.Interaction;

/** The kinds of answers an item may ask for. */
enum Kind {
  SINGLE_CHOICE, MULTIPLE_CHOICE, ORDER, MATCH, INLINE_CHOICE, NUMERIC;

  static Kind of(Interaction interaction) {
    return switch (interaction) {
      case Interaction.SingleChoice _ -> SINGLE_CHOICE;
      case Interaction.MultipleChoice _ -> MULTIPLE_CHOICE;
      case Interaction.Order _ -> ORDER;
      case Interaction.Match _ -> MATCH;
      case Interaction.InlineChoice _ -> INLINE_CHOICE;
      case Interaction.Numeric _ -> NUMERIC;
    };
  }
}
