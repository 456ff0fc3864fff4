package org.palier.proctoring.evidence;

import org.palier.engine.account.Impersonal;
import org.palier.engine.account.PersonalData;

/** The end of a chain: noted elsewhere, it proves that nothing was taken off the end. @param position how many segments there are @param link of the last */
@PersonalData("how much was recorded of somebody")
public record Head(int position, @Impersonal("a digest") String link) {}
