package org.palier.proctoring.signal;

import java.util.Optional;
import org.palier.engine.account.PersonalData;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * What a candidate's page says of itself every ten seconds. Hints for the wall; kept in memory until the next one.
 *
 * @param battery   0 to 1
 * @param network   what the browser calls the connection ({@code 4g}, {@code wifi}, {@code offline}...)
 * @param rttMillis to the server and back
 * @param item      number of the item on screen
 * @param answered  how many are answered
 */
record PresenceReport(
    Optional<Double> battery, Optional<Boolean> charging, Optional<String> network, Optional<Integer> rttMillis, @PersonalData("supervision") Optional<Boolean> visible,
    Optional<Track> camera, Optional<Track> screen, Optional<Track> microphone, Optional<Integer> item, Optional<Integer> answered) {
  enum Track { LIVE, MUTED, ENDED, DENIED, NONE }

  PresenceReport {
    if (battery.filter(level -> !(level >= 0 && level <= 1)).isPresent() || network.filter(name -> !name.matches("[\\w-]{1,16}")).isPresent()
        || outside(rttMillis, 600_000) || outside(item, 500) || outside(answered, 500)) throw new Refused(Reason.OUT_OF_RANGE);
  }

  private static boolean outside(Optional<Integer> value, int most) {
    return value.filter(number -> number < 0 || number > most).isPresent();
  }
}
