package org.palier.proctoring.room;

import org.palier.engine.account.PersonalData;

/**
 * What a candidate was granted, as it stood when minutes were sealed: who began, with the time he was given at his start.
 *
 * @param assistant who helped and how; empty for nobody
 */
public record Granted(
    String sitting, @PersonalData("fair conditions") int extraTimePercent, @PersonalData("fair conditions") int breakMinutes, @PersonalData("fair conditions") String assistant) {}
