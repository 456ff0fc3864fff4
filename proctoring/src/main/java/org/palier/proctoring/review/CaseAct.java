package org.palier.proctoring.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/** What a reviewer asks of a case in one request: the contract's {@code CaseAct}. @param key names the act, 8 to 36 characters */
public record CaseAct(
    String key, Action action, Optional<Finding> finding, Optional<String> text, Optional<List<Held>> held, Optional<Instant> until) {
  public enum Action { FIRST_REVIEW, INFORM, EXTEND, REFUSE_EXTENSION, SECOND_REVIEW, CLOSE, CONFIRM_CLOSING, WITHDRAW_CLOSING }

  CaseCommand command() {
    return switch (action) {
      case FIRST_REVIEW -> new CaseCommand.ReviewFirst(need(finding, "finding"), need(text, "text"), held.orElse(List.of()));
      case INFORM -> new CaseCommand.Inform();
      case EXTEND -> new CaseCommand.Extend(need(until, "until"), need(text, "text"));
      case REFUSE_EXTENSION -> new CaseCommand.RefuseExtension(need(text, "text"));
      case SECOND_REVIEW -> new CaseCommand.ReviewSecond(need(finding, "finding"), need(text, "text"));
      case CLOSE -> new CaseCommand.Close();
      case CONFIRM_CLOSING -> new CaseCommand.ConfirmClosing();
      case WITHDRAW_CLOSING -> new CaseCommand.WithdrawClosing(need(text, "text"));
    };
  }

  private static <T> T need(Optional<T> field, String name) {
    return field.orElseThrow(() -> new Refused(Reason.MALFORMED, Map.of("field", name)));
  }
}
