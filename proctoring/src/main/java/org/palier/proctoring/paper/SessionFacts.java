package org.palier.proctoring.paper;

import java.time.Instant;
import java.util.Optional;
import org.palier.engine.certification.Text;

/**
 * What every paper says first.
 *
 * @param reference    of the certification, {@code id@version}
 * @param registration its number in the national register, where it has one
 * @param plannedEnd   when the last candidate is over who starts in time
 * @param actualStart  when staff opened the session
 * @param actualEnd    when the last candidate was over, or staff closed it
 */
public record SessionFacts(
    Optional<String> certifier, Text certification, String reference, Optional<String> registration, Text test, String session, Venue venue,
    Instant plannedStart, Instant plannedEnd, Optional<Instant> actualStart, Optional<Instant> actualEnd) {}
