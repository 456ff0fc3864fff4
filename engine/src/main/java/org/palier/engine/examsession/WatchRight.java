package org.palier.engine.examsession;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.palier.engine.account.Caller;

/** What of an exam session's sittings this member of staff may see now: in a session where candidates are let in, those of the rooms he watches; all of them for who leads. */
public interface WatchRight {
  /**
   * @param sittings which; empty: all of the session
   * @param results  whether what came of them as well, and what was answered too late
   */
  record Sight(Optional<Set<String>> sittings, boolean results) {
    /** @param sitting empty for the session itself, which everybody sees who sees anything */
    public boolean sees(String sitting) {
      return sitting.isEmpty() || sittings.map(some -> some.contains(sitting)).orElse(true);
    }

    /** Another when he may see others, or more of them: a page sends back the one of the list it has. */
    public String digest() {
      return ExamSessions.sha256(results + "\n" + sittings.map(some -> String.join("\n", new TreeSet<>(some))).orElse("all")).substring(0, 16);
    }
  }

  /** @param room only what is of this room. @return fails with a refusal when the room is not his to see; sees nobody when he watches no room */
  Future<Sight> sight(Caller caller, ExamSession session, Optional<String> room);

  /** The same, and the register knows of it before anything is shown; a page that goes on asking looks once. @return fails also when it cannot be noted */
  Future<Sight> look(Caller caller, ExamSession session, Optional<String> room);
}
