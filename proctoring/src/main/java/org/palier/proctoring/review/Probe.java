package org.palier.proctoring.review;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.palier.engine.refusal.Refused;

/** What somebody could do in a case now, asked of the rules themselves: a page offers what they allow and says why of the rest. */
final class Probe {
  private Probe() {}

  /** @return the code of the reason for each action that would be refused whatever he wrote */
  static Map<CaseAct.Action, String> refused(Case one, String by, Set<String> involved, boolean over, Instant now) {
    var refused = new EnumMap<CaseAct.Action, String>(CaseAct.Action.class);
    for (var action : CaseAct.Action.values()) {
      try {
        CaseDecider.decide(one, new CaseOrder(by, Optional.empty(), sample(action, one), involved, over), now);
      } catch (Refused reason) {
        refused.put(action, reason.reason().code());
      }
    }
    return refused;
  }

  private static CaseCommand sample(CaseAct.Action action, Case one) {
    var held = List.of(new Held(Optional.empty(), Optional.empty(), Optional.empty(), "-"));
    return switch (action) {
      case FIRST_REVIEW -> new CaseCommand.ReviewFirst(Finding.ADVERSE, "-", held);
      case INFORM -> new CaseCommand.Inform();
      case EXTEND -> new CaseCommand.Extend(one.informed().map(informed -> informed.until().plusSeconds(1)).orElse(Instant.EPOCH), "-");
      case REFUSE_EXTENSION -> new CaseCommand.RefuseExtension("-");
      // Harmless findings are always possible where any is.
      case SECOND_REVIEW -> new CaseCommand.ReviewSecond(Finding.NOTHING, "-");
      case CLOSE -> new CaseCommand.Close();
      case CONFIRM_CLOSING -> new CaseCommand.ConfirmClosing();
      case WITHDRAW_CLOSING -> new CaseCommand.WithdrawClosing("-");
    };
  }
}
