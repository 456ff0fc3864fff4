package org.palier.bank.item;

import java.util.List;
import org.palier.engine.content.Interaction;

/** The kinds of interaction, as files name them. */
public final class Kinds {
  public static final String SINGLE_CHOICE = "single-choice";
  public static final String MULTIPLE_CHOICE = "multiple-choice";
  public static final String ORDER = "order";
  public static final String MATCH = "match";
  public static final String INLINE_CHOICE = "inline-choice";
  public static final String NUMERIC = "numeric";

  /** In the order in which people read them. */
  public static final List<String> ALL = List.of(SINGLE_CHOICE, MULTIPLE_CHOICE, ORDER, MATCH, INLINE_CHOICE, NUMERIC);

  private Kinds() {}

  public static String of(Interaction interaction) {
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
