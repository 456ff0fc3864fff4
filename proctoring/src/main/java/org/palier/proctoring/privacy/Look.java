package org.palier.proctoring.privacy;

import org.palier.engine.account.PersonalData;
import org.palier.proctoring.room.Looks;

/**
 * That somebody was shown something.
 *
 * @param by    the account
 * @param thing a sitting, a room, or a person's account when everything about him was exported
 * @param at    epoch milliseconds of the first look; more of the same within the minute are the same
 */
public record Look(@PersonalData("who looked at what") String by, Looks.Kind kind, @PersonalData("at whom") String thing, long at) {}
