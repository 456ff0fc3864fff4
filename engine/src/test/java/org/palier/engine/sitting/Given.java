package org.palier.engine.sitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/** Given these events, when a command comes at an instant, then those events follow, or a refusal. */
final class Given {
  private final Sitting sitting;

  private Given(Sitting sitting) {
    this.sitting = sitting;
  }

  static Given nothing() {
    return given();
  }

  static Given given(SittingEvent... events) {
    return new Given(Sitting.fold(List.of(events)));
  }

  When when(SittingCommand command) {
    return new When(command);
  }

  final class When {
    private final SittingCommand command;

    private When(SittingCommand command) {
      this.command = command;
    }

    Then at(Instant now) {
      return new Then(command, now);
    }
  }

  final class Then {
    private final SittingCommand command;
    private final Instant now;

    private Then(SittingCommand command, Instant now) {
      this.command = command;
      this.now = now;
    }

    /** @return the state after the events */
    Sitting then(SittingEvent... expected) {
      var events = SittingDecider.decide(sitting, command, Facts::interaction, now);
      assertEquals(List.of(expected), events);
      var after = sitting;
      for (var event : events) after = after.after(event);
      return after;
    }

    void thenNothing() {
      then();
    }

    Refused thenRefused(Reason reason) {
      var refused = assertThrows(Refused.class, () -> SittingDecider.decide(sitting, command, Facts::interaction, now));
      assertEquals(reason, refused.reason());
      return refused;
    }
  }
}
