package org.palier.proctoring.privacy;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.palier.engine.account.ListLooks;
import org.palier.engine.account.PersonalData;
import org.palier.proctoring.room.Looks;

/**
 * That somebody was shown something.
 *
 * @param by     the account
 * @param thing  a sitting, a room, an exam session, a person's account when everything about him was exported, or which list it was
 * @param at     epoch milliseconds of the first look; more of the same within the minute are the same
 * @param listed accounts of whoever was in a list, at most {@link #MOST_LISTED}; empty when there were more, then everybody counts as seen
 */
@PersonalData("who looked at what")
public record Look(
    @PersonalData("who looked at what") String by, Looks.Kind kind, @PersonalData("at whom") String thing, long at, @PersonalData("at whom") Optional<List<String>> listed) {
  static final int MOST_LISTED = 200;

  static Look of(String by, Looks.Kind kind, String thing, long at) {
    return new Look(by, kind, thing, at, Optional.empty());
  }

  static Look ofList(String by, ListLooks.Shown list, Collection<String> accounts, long at) {
    return new Look(by, Looks.Kind.LIST, list.code(), at, Optional.of(List.<String>of())).with(accounts);
  }

  /** The same list again, with others in it perhaps. */
  Look with(Collection<String> accounts) {
    return new Look(by, kind, thing, at, listed.flatMap(before -> {
      var all = new TreeSet<>(before);
      all.addAll(accounts);
      return all.size() > MOST_LISTED ? Optional.empty() : Optional.of(List.copyOf(all));
    }));
  }

  /** Without the others who were in a list. */
  Look alone() {
    return of(by, kind, thing, at);
  }

  /** Whether a list may have shown this person. */
  boolean mayHaveShown(String account) {
    return listed.isEmpty() || listed.get().contains(account);
  }
}
