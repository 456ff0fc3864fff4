package org.palier.proctoring.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** The moments that may be booked: half-hours of the day, from an hour ahead to half an hour before the exam. Pure. */
final class Slots {
  static final Duration LENGTH = Duration.ofMinutes(30);
  private static final LocalTime FIRST = LocalTime.of(8, 0), LAST = LocalTime.of(20, 0);
  private static final Duration AHEAD = Duration.ofHours(1), BEFORE_EXAM = Duration.ofMinutes(30);
  /** Whoever plans earlier than that finds them when it is time. */
  private static final int MOST_DAYS = 21;

  private Slots() {}

  /** @param opensAt of the exam session. @return in order, at most 525 */
  static List<Instant> offered(Instant now, Instant opensAt, ZoneId zone) {
    var first = now.plus(AHEAD);
    var last = opensAt.minus(BEFORE_EXAM).minus(LENGTH);
    var today = now.atZone(zone).toLocalDate();
    return Stream.iterate(today, day -> day.plusDays(1)).limit(MOST_DAYS)
        .flatMap(day -> Stream.iterate(FIRST, time -> !time.isAfter(LAST), time -> time.plus(LENGTH)).map(time -> day.atTime(time).atZone(zone).toInstant()))
        .filter(slot -> !slot.isBefore(first) && !slot.isAfter(last)).toList();
  }
}
