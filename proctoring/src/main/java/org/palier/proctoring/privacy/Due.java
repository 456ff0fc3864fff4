package org.palier.proctoring.privacy;

import java.util.Set;
import org.palier.engine.account.Impersonal;
import org.palier.engine.account.PersonalData;

/**
 * One record whose clock is over.
 *
 * @param id         in the purge's proof
 * @param things     the sittings and rooms it is about: while one of them is held, it stays
 * @param candidates whom it is about, to be told
 */
record Due(
    @Impersonal("names a record") String id, @Impersonal("names sittings and rooms") Set<String> things,
    @PersonalData("whom to tell that something was deleted") Set<String> candidates) {
  Due {
    things = Set.copyOf(things);
    candidates = Set.copyOf(candidates);
  }
}
