package org.palier.proctoring.rehearsal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.account.PersonalData;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * What was agreed before one sitting.
 *
 * @param slot     when the candidate means to try everything
 * @param changes  how often that changed: a calendar takes the latest
 * @param help     who offered to be there, for this slot
 * @param inPerson the wish to sit at a centre instead
 */
@PersonalData("how somebody prepares for an exam")
public record Rehearsal(
    String sitting, String examSession, String candidate, @PersonalData("preparing an exam at home") Optional<Instant> slot, int changes, Optional<Help> help,
    Optional<Wish> inPerson) {
  /** @param note how: a telephone number, a time, a link. @param name of whoever offers it */
  @PersonalData("helping somebody before an exam")
  public record Help(@PersonalData("who helps") String by, @PersonalData("who helps") String name, @PersonalData("help before an exam") String note, Instant at) {
    public Help {
      note = said(note, 1, "note");
    }
  }

  @PersonalData("what somebody wishes before an exam")
  public record Wish(@PersonalData("sitting at a centre instead of being watched at home") String text, Instant at) {
    public Wish {
      text = said(text, 0, "text");
    }
  }

  private static final int MOST_TEXT = 1_000;

  static Rehearsal of(String sitting, String examSession, String candidate) {
    return new Rehearsal(sitting, examSession, candidate, Optional.empty(), 0, Optional.empty(), Optional.empty());
  }

  /** Help was offered for another moment: it is asked for anew. */
  Rehearsal at(Optional<Instant> moment) {
    return moment.equals(slot) ? this : new Rehearsal(sitting, examSession, candidate, moment, changes + 1, Optional.empty(), inPerson);
  }

  Rehearsal helpedBy(Help offered) {
    return new Rehearsal(sitting, examSession, candidate, slot, changes, Optional.of(offered), inPerson);
  }

  Rehearsal wishing(Wish wish) {
    return new Rehearsal(sitting, examSession, candidate, slot, changes, help, Optional.of(wish));
  }

  private static String said(String text, int least, String field) {
    var words = text.strip();
    if (words.length() < least || words.length() > MOST_TEXT) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", field));
    return words;
  }
}
