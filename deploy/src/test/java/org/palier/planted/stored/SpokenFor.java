package org.palier.planted.stored;

import java.time.Instant;
import java.util.List;
import org.palier.engine.account.PersonalData;

/** Facts about somebody, said once for all of them; a text in one says nothing of itself: planted for {@code StoredDataTest}. */
@PersonalData("shows that this is enough")
public sealed interface SpokenFor {
  /** One of them. */
  record Told(int number, Instant at, List<List<Integer>> lines, String words) implements SpokenFor {}
}
