package org.palier.proctoring.review;

import java.time.Instant;
import java.util.Optional;
import org.palier.engine.account.Impersonal;
import org.palier.engine.account.PersonalData;
import org.palier.proctoring.room.RoomFact;

/**
 * An event as stored, with its circumstances.
 *
 * @param by  the account that acted, or {@link RoomFact#CLOCK} when the house did
 * @param at  the server's time
 * @param key of the act that made it: whoever repeats an act because the answer was lost repeats its key, and nothing happens twice
 */
@PersonalData("what happened in a review of somebody")
public record CaseFact(@PersonalData("who did what in a review") String by, Instant at, @Impersonal("names an act") Optional<String> key, CaseEvent event) {}
